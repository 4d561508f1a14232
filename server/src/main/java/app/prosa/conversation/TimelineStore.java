package app.prosa.conversation;

import app.prosa.agent.AgentId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Id;
import app.prosa.sql.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Writes what one step changes of a conversation, in one statement; those of several conversations go to the database
/// together.
@Component
class TimelineStore {

    private static final String WRITE = """
            with saved as (
                update conversation
                set connection_id = ?, identity_id = ?, superseded = ?, state = ?, owner_id = ?, department_id = ?,
                    ticket_id = ?, collaborators = ?, helping = ?, archived = ?, snoozed = ?, snoozed_until = ?,
                    deleted_at = ?, marked_unread = ?, ended = ?, last_seq = ?, incoming = ?, last_message = ?::jsonb,
                    queued_at = ?, waiting_since = ?, last_activity_at = ?, priority = ?
                where account_id = ? and id = ?
            ), stood as (
                update ticket
                set state = ?, owner_id = ?, department_id = ?, accepted_at = ?, resolved_at = ?
                where account_id = ? and id = ? and ?::boolean
            ), stepped as (
                insert into ticket_step (account_id, conversation_id, id, ticket_id, at, state, owner_id, department_id,
                    by_kind, by_id, reason)
                select ?, ?, ?::uuid, ?, ?::timestamptz, ?, ?::uuid, ?::uuid, ?, ?::uuid, ?::jsonb
                where ?::boolean
            ), counted as (
                insert into conversation_tally (account_id, state, department_id, owner_id, collaborators, helping,
                    kind, change)
                select ?, place.state, place.department_id, place.owner_id, place.collaborators::uuid[],
                    place.helping::uuid[], place.kind, place.change
                from unnest(?::text[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[])
                    as place (state, department_id, owner_id, collaborators, helping, kind, change)
            ), seen as (
                insert into conversation_read (account_id, agent_id, conversation_id, seq, incoming)
                select ?, reader, ?, ?, ?
                from unnest(?::uuid[]) as reader
                on conflict (account_id, agent_id, conversation_id) do update
                set seq = excluded.seq, incoming = excluded.incoming
                where conversation_read.seq < excluded.seq
            )
            insert into message (account_id, conversation_id, seq, id, ticket_id, incoming, direction, author_kind,
                author_id, author_name, content, status, reply_to, sent_at, at, context)
            select ?, ?, line.seq, line.id, line.ticket_id, line.incoming, line.direction, line.author_kind,
                line.author_id, line.author_name, line.content::jsonb, line.status, line.reply_to,
                line.sent_at::timestamptz, line.at::timestamptz, line.context::jsonb
            from unnest(?::bigint[], ?::uuid[], ?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::uuid[], ?::text[],
                ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[])
                as line (seq, id, ticket_id, incoming, direction, author_kind, author_id, author_name, content, status,
                    reply_to, sent_at, at, context)
            """;

    private final JdbcTemplate db;

    TimelineStore(JdbcTemplate db) {
        this.db = db;
    }

    /// A change of where a ticket stands, for its history.
    ///
    /// @param reason the line of the timeline that says why
    record Step(UUID id, Instant at, Author by, MessageContent reason) {}

    /// A step of a conversation.
    ///
    /// @param before the conversation as it was, or null when it is new
    /// @param reader the agent who has now read everything, because they wrote the last line
    record Writing(
            @Nullable Conversation before,
            Conversation after,
            @Nullable Step step,
            List<Message> lines,
            @Nullable AgentId reader) {}

    /// Writes each conversation's row, its ticket where it stands otherwise than before, how the tabs' counts
    /// change, and the new lines. The statement is always the same, so the database plans it once.
    void write(AccountId account, List<Writing> writings) {
        db.batchUpdate(WRITE, writings.stream().map(it -> params(account, it)).toList());
    }

    @SuppressWarnings("NullAway") // what is null here is null in the database
    private static Object[] params(AccountId account, Writing it) {
        var params = new ArrayList<@Nullable Object>();
        params.addAll(conversation(account, it.after()));
        params.addAll(ticket(account, it.before(), it.after()));
        params.addAll(step(account, it.after(), it.step()));
        params.addAll(tally(account, it.before(), it.after()));
        params.addAll(seen(account, it.after(), it.reader()));
        params.addAll(lines(account, it.after(), it.lines()));
        return params.toArray();
    }

    private static List<@Nullable Object> conversation(AccountId account, Conversation after) {
        return ConversationStore.bind(
                after.connection().id(),
                after.identity(),
                after.superseded(),
                after.state(),
                after.owner(),
                after.department(),
                after.ticket().id(),
                after.collaborators(),
                after.helping(),
                after.archived(),
                after.snoozed(),
                after.snoozedUntil(),
                after.deletedAt(),
                after.markedUnread(),
                after.ended(),
                after.lastSeq(),
                after.incoming(),
                after.lastMessage() == null ? null : Rows.json(after.lastMessage()),
                after.queuedAt(),
                after.waitingSince(),
                after.lastActivityAt(),
                after.priority().rank(),
                account,
                after.id());
    }

    private static List<@Nullable Object> ticket(AccountId account, @Nullable Conversation before, Conversation after) {
        var ticket = after.ticket();
        boolean moved = before != null
                && before.ticket().id().equals(ticket.id())
                && !before.ticket().equals(ticket);
        return ConversationStore.bind(
                ticket.state(),
                ticket.owner(),
                after.department(),
                ticket.acceptedAt(),
                ticket.resolvedAt(),
                account,
                ticket.id(),
                moved);
    }

    private static List<@Nullable Object> step(AccountId account, Conversation after, @Nullable Step step) {
        return ConversationStore.bind(
                account,
                after.id(),
                step == null ? null : step.id(),
                after.ticket().id(),
                step == null ? null : step.at(),
                after.state(),
                after.owner(),
                after.department(),
                step == null ? null : step.by().kind(),
                step == null ? null : step.by().id(),
                step == null ? null : Rows.json(MessageContent.class, step.reason()),
                step != null);
    }

    /// One conversation less in the old place, one more in the new.
    private static List<@Nullable Object> tally(AccountId account, @Nullable Conversation before, Conversation after) {
        var was = before == null || !before.isListed() ? null : before;
        var is = after.isListed() ? after : null;
        var places = new ArrayList<Place>();
        if (was != null && (is == null || !sameTab(was, is))) {
            places.add(new Place(was, -1));
        }
        if (is != null && (was == null || !sameTab(was, is))) {
            places.add(new Place(is, 1));
        }
        return ConversationStore.bind(
                account,
                column(places, it -> code(it.of().state()), String[]::new),
                column(
                        places,
                        it -> it.of().department() == null
                                ? null
                                : it.of().department().value(),
                        UUID[]::new),
                column(
                        places,
                        it -> it.of().owner() == null ? null : it.of().owner().value(),
                        UUID[]::new),
                column(places, it -> array(it.of().collaborators()), String[]::new),
                column(places, it -> array(it.of().helping()), String[]::new),
                column(places, it -> code(it.of().kind()), String[]::new),
                column(places, Place::change, Integer[]::new));
    }

    private record Place(Conversation of, int change) {}

    private static boolean sameTab(Conversation was, Conversation is) {
        return was.state() == is.state()
                && Objects.equals(was.owner(), is.owner())
                && Objects.equals(was.department(), is.department())
                && was.collaborators().equals(is.collaborators())
                && was.helping().equals(is.helping())
                && was.kind() == is.kind();
    }

    private static List<@Nullable Object> seen(AccountId account, Conversation after, @Nullable AgentId reader) {
        return ConversationStore.bind(
                account,
                after.id(),
                after.lastSeq(),
                after.incoming(),
                reader == null ? new UUID[0] : new UUID[] {reader.value()});
    }

    private static List<@Nullable Object> lines(AccountId account, Conversation after, List<Message> lines) {
        return ConversationStore.bind(
                account,
                after.id(),
                column(lines, Message::seq, Long[]::new),
                column(lines, it -> it.id().value(), UUID[]::new),
                column(lines, it -> it.ticketId().value(), UUID[]::new),
                column(lines, Message::incoming, Long[]::new),
                column(lines, it -> code(it.direction()), String[]::new),
                column(lines, it -> code(it.author().kind()), String[]::new),
                column(lines, it -> it.author().id(), UUID[]::new),
                column(lines, it -> it.author().name(), String[]::new),
                column(lines, it -> Rows.json(MessageContent.class, it.content()), String[]::new),
                column(lines, it -> it.status() == null ? null : code(it.status()), String[]::new),
                column(lines, it -> it.replyTo() == null ? null : it.replyTo().value(), UUID[]::new),
                column(lines, it -> it.sentAt().toString(), String[]::new),
                column(lines, it -> it.at().toString(), String[]::new),
                column(lines, it -> it.context() == null ? null : Rows.json(it.context()), String[]::new));
    }

    /// Ids as PostgreSQL writes an array: an array of arrays would have to be as wide everywhere.
    private static String array(List<? extends Id> ids) {
        return ids.stream().map(it -> it.value().toString()).collect(Collectors.joining(",", "{", "}"));
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <R, T> @Nullable T[] column(
            List<R> rows, Function<R, @Nullable T> value, IntFunction<@Nullable T[]> array) {
        var column = array.apply(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            column[i] = value.apply(rows.get(i));
        }
        return column;
    }
}
