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

/// Writes what a step changes of each of several conversations, all in one statement.
@Component
class TimelineStore {

    /// The first array of each is a query of its own, so that the planner knows as little of one list as of the next,
    /// and
    /// plans once: told how long they are it plans each time anew, which took longer than the work.
    private static final String WRITE = """
            with saved as (
                update conversation
                set connection_id = new.connection_id, identity_id = new.identity_id, superseded = new.superseded,
                    state = new.state, owner_id = new.owner_id, department_id = new.department_id,
                    ticket_id = new.ticket_id, collaborators = new.collaborators::uuid[],
                    helping = new.helping::uuid[], archived = new.archived, snoozed = new.snoozed,
                    snoozed_until = new.snoozed_until::timestamptz, deleted_at = new.deleted_at::timestamptz,
                    marked_unread = new.marked_unread, ended = new.ended, last_seq = new.last_seq,
                    incoming = new.incoming, last_message = new.last_message::jsonb, answered = new.answered,
                    queued_at = new.queued_at::timestamptz, waiting_since = new.waiting_since::timestamptz,
                    last_activity_at = new.last_activity_at::timestamptz, priority = new.priority,
                    asked_until = new.asked_until::timestamptz, bot = new.bot, bot_on = new.bot_on
                from unnest((select ?::uuid[]), ?::uuid[], ?::uuid[], ?::boolean[], ?::text[], ?::uuid[], ?::uuid[],
                    ?::uuid[], ?::text[], ?::text[], ?::boolean[], ?::boolean[], ?::text[], ?::text[], ?::boolean[],
                    ?::boolean[], ?::bigint[], ?::bigint[], ?::text[], ?::boolean[], ?::text[], ?::text[], ?::text[],
                    ?::smallint[], ?::text[], ?::text[], ?::boolean[])
                    as new (id, connection_id, identity_id, superseded, state, owner_id, department_id, ticket_id,
                        collaborators, helping, archived, snoozed, snoozed_until, deleted_at, marked_unread, ended,
                        last_seq, incoming, last_message, answered, queued_at, waiting_since, last_activity_at,
                        priority, asked_until, bot, bot_on)
                where conversation.account_id = ? and conversation.id = new.id
            ), stood as (
                update ticket
                set state = new.state, owner_id = new.owner_id, department_id = new.department_id,
                    accepted_at = new.accepted_at::timestamptz, resolved_at = new.resolved_at::timestamptz
                from unnest((select ?::uuid[]), ?::text[], ?::uuid[], ?::uuid[], ?::text[], ?::text[])
                    as new (id, state, owner_id, department_id, accepted_at, resolved_at)
                where ticket.account_id = ? and ticket.id = new.id
            ), stepped as (
                insert into ticket_step (account_id, conversation_id, id, ticket_id, at, state, owner_id, department_id,
                    by_kind, by_id, reason)
                select ?, conversation_id, id, ticket_id, at::timestamptz, state, owner_id, department_id, by_kind, by_id,
                    reason::jsonb
                from unnest((select ?::uuid[]), ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::uuid[],
                    ?::text[], ?::uuid[], ?::text[])
                    as step (conversation_id, id, ticket_id, at, state, owner_id, department_id, by_kind, by_id, reason)
            ), counted as (
                insert into conversation_tally (account_id, state, department_id, owner_id, collaborators, helping,
                    kind, change)
                select ?, state, department_id, owner_id, collaborators::uuid[], helping::uuid[], kind, change
                from unnest((select ?::text[]), ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[])
                    as place (state, department_id, owner_id, collaborators, helping, kind, change)
            ), seen as (
                insert into conversation_read (account_id, agent_id, conversation_id, seq, incoming)
                select ?, agent_id, conversation_id, seq, incoming
                from unnest((select ?::uuid[]), ?::uuid[], ?::bigint[], ?::bigint[])
                    as reader (agent_id, conversation_id, seq, incoming)
                on conflict (account_id, agent_id, conversation_id) do update
                set seq = excluded.seq, incoming = excluded.incoming
                where conversation_read.seq < excluded.seq
            )
            insert into message (account_id, conversation_id, seq, id, ticket_id, incoming, direction, author_kind,
                author_id, author_name, content, status, reply_to, sent_at, at, context)
            select ?, conversation_id, seq, id, ticket_id, incoming, direction, author_kind, author_id, author_name,
                content::jsonb, status, reply_to, sent_at::timestamptz, at::timestamptz, context::jsonb
            from unnest((select ?::uuid[]), ?::bigint[], ?::uuid[], ?::uuid[], ?::bigint[], ?::text[], ?::text[],
                ?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[])
                as line (conversation_id, seq, id, ticket_id, incoming, direction, author_kind, author_id, author_name,
                    content, status, reply_to, sent_at, at, context)
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
    ///
    /// @param writings one of each conversation at most
    void write(AccountId account, List<Writing> writings) {
        var params = new ArrayList<@Nullable Object>();
        addConversations(params, writings, account);
        addTickets(params, writings, account);
        addSteps(params, writings, account);
        addTally(params, writings, account);
        addReaders(params, writings, account);
        addLines(params, writings, account);
        db.update(WRITE, params.toArray());
    }

    private static void addConversations(List<@Nullable Object> params, List<Writing> writings, AccountId account) {
        var rows = writings.stream().map(Writing::after).toList();
        params.add(ids(rows, Conversation::id));
        params.add(ids(rows, it -> it.connection().id()));
        params.add(ids(rows, Conversation::identity));
        params.add(column(rows, Conversation::superseded, Boolean[]::new));
        params.add(codes(rows, Conversation::state));
        params.add(ids(rows, Conversation::owner));
        params.add(ids(rows, Conversation::department));
        params.add(ids(rows, it -> it.ticket().id()));
        params.add(texts(rows, it -> array(it.collaborators())));
        params.add(texts(rows, it -> array(it.helping())));
        params.add(column(rows, Conversation::archived, Boolean[]::new));
        params.add(column(rows, Conversation::snoozed, Boolean[]::new));
        params.add(texts(rows, Conversation::snoozedUntil));
        params.add(texts(rows, Conversation::deletedAt));
        params.add(column(rows, Conversation::markedUnread, Boolean[]::new));
        params.add(column(rows, Conversation::ended, Boolean[]::new));
        params.add(column(rows, Conversation::lastSeq, Long[]::new));
        params.add(column(rows, Conversation::incoming, Long[]::new));
        params.add(texts(rows, it -> it.lastMessage() == null ? null : Rows.json(it.lastMessage())));
        params.add(column(rows, Conversation::answered, Boolean[]::new));
        params.add(texts(rows, Conversation::queuedAt));
        params.add(texts(rows, Conversation::waitingSince));
        params.add(texts(rows, Conversation::lastActivityAt));
        params.add(column(rows, it -> (short) it.priority().rank(), Short[]::new));
        params.add(texts(rows, Conversation::askedUntil));
        params.add(codes(rows, Conversation::bot));
        params.add(column(rows, Conversation::botOn, Boolean[]::new));
        params.add(account.value());
    }

    private static void addTickets(List<@Nullable Object> params, List<Writing> writings, AccountId account) {
        var moved = writings.stream()
                .filter(it -> moved(it.before(), it.after()))
                .map(Writing::after)
                .toList();
        params.add(ids(moved, it -> it.ticket().id()));
        params.add(codes(moved, it -> it.ticket().state()));
        params.add(ids(moved, it -> it.ticket().owner()));
        params.add(ids(moved, Conversation::department));
        params.add(texts(moved, it -> it.ticket().acceptedAt()));
        params.add(texts(moved, it -> it.ticket().resolvedAt()));
        params.add(account.value());
    }

    private static boolean moved(@Nullable Conversation before, Conversation after) {
        var ticket = after.ticket();
        return before != null
                && before.ticket().id().equals(ticket.id())
                && !before.ticket().equals(ticket);
    }

    private static void addSteps(List<@Nullable Object> params, List<Writing> writings, AccountId account) {
        var rows = new ArrayList<Stepped>();
        for (var it : writings) {
            if (it.step() != null) {
                rows.add(new Stepped(it.after(), it.step()));
            }
        }
        params.add(account.value());
        params.add(ids(rows, it -> it.after().id()));
        params.add(column(rows, it -> it.step().id(), UUID[]::new));
        params.add(ids(rows, it -> it.after().ticket().id()));
        params.add(texts(rows, it -> it.step().at()));
        params.add(codes(rows, it -> it.after().state()));
        params.add(ids(rows, it -> it.after().owner()));
        params.add(ids(rows, it -> it.after().department()));
        params.add(codes(rows, it -> it.step().by().kind()));
        params.add(column(rows, it -> it.step().by().id(), UUID[]::new));
        params.add(texts(rows, it -> Rows.json(MessageContent.class, it.step().reason())));
    }

    private record Stepped(Conversation after, Step step) {}

    /// One conversation less in the old place, one more in the new.
    private static void addTally(List<@Nullable Object> params, List<Writing> writings, AccountId account) {
        var rows = new ArrayList<Place>();
        for (var it : writings) {
            var was = it.before() == null || !it.before().isListed() ? null : it.before();
            var is = it.after().isListed() ? it.after() : null;
            if (was != null && (is == null || !sameTab(was, is))) {
                rows.add(new Place(was, -1));
            }
            if (is != null && (was == null || !sameTab(was, is))) {
                rows.add(new Place(is, 1));
            }
        }
        params.add(account.value());
        params.add(codes(rows, it -> it.of().state()));
        params.add(ids(rows, it -> it.of().department()));
        params.add(ids(rows, it -> it.of().owner()));
        params.add(texts(rows, it -> array(it.of().collaborators())));
        params.add(texts(rows, it -> array(it.of().helping())));
        params.add(codes(rows, it -> it.of().kind()));
        params.add(column(rows, Place::change, Integer[]::new));
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

    private static void addReaders(List<@Nullable Object> params, List<Writing> writings, AccountId account) {
        var rows = writings.stream().filter(it -> it.reader() != null).toList();
        params.add(account.value());
        params.add(ids(rows, Writing::reader));
        params.add(ids(rows, it -> it.after().id()));
        params.add(column(rows, it -> it.after().lastSeq(), Long[]::new));
        params.add(column(rows, it -> it.after().incoming(), Long[]::new));
    }

    private static void addLines(List<@Nullable Object> params, List<Writing> writings, AccountId account) {
        var rows = writings.stream().flatMap(it -> it.lines().stream()).toList();
        params.add(account.value());
        params.add(ids(rows, Message::conversationId));
        params.add(column(rows, Message::seq, Long[]::new));
        params.add(ids(rows, Message::id));
        params.add(ids(rows, Message::ticketId));
        params.add(column(rows, Message::incoming, Long[]::new));
        params.add(codes(rows, Message::direction));
        params.add(codes(rows, it -> it.author().kind()));
        params.add(column(rows, it -> it.author().id(), UUID[]::new));
        params.add(texts(rows, it -> it.author().name()));
        params.add(texts(rows, it -> Rows.json(MessageContent.class, it.content())));
        params.add(codes(rows, Message::status));
        params.add(ids(rows, Message::replyTo));
        params.add(texts(rows, Message::sentAt));
        params.add(texts(rows, Message::at));
        params.add(texts(rows, it -> it.context() == null ? null : Rows.json(it.context())));
    }

    /// Ids as PostgreSQL writes an array: an array of arrays would have to be as wide everywhere.
    private static String array(List<? extends Id> ids) {
        return ids.stream().map(it -> it.value().toString()).collect(Collectors.joining(",", "{", "}"));
    }

    private static <R> @Nullable UUID[] ids(List<R> rows, Function<R, @Nullable Id> id) {
        return column(
                rows,
                row -> {
                    var it = id.apply(row);
                    return it == null ? null : it.value();
                },
                UUID[]::new);
    }

    private static <R> @Nullable String[] codes(List<R> rows, Function<R, @Nullable Enum<?>> constant) {
        return column(
                rows,
                row -> {
                    var it = constant.apply(row);
                    return it == null ? null : it.name().toLowerCase(Locale.ROOT);
                },
                String[]::new);
    }

    /// Texts, and instants as PostgreSQL reads them.
    private static <R> @Nullable String[] texts(List<R> rows, Function<R, @Nullable Object> value) {
        return column(
                rows,
                row -> {
                    var it = value.apply(row);
                    return it == null ? null : it.toString();
                },
                String[]::new);
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
