package app.prosa.conversation;

import app.prosa.agent.DepartmentId;
import app.prosa.contact.ContactId;
import app.prosa.contact.IdentityId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes conversations and the lines of their timelines.
@Component
class ConversationStore {

    /// What makes a [Conversation]; readers add their own `where`.
    static final String SELECT = """
            select conversation.id, conversation.identity_id as identity, conversation.kind, conversation.state,
                conversation.owner_id as owner, conversation.department_id as department,
                conversation.collaborators, conversation.helping, conversation.archived, conversation.snoozed,
                conversation.snoozed_until, conversation.deleted_at, conversation.marked_unread, conversation.ended, conversation.last_seq, conversation.incoming,
                conversation.last_message, conversation.queued_at, conversation.waiting_since,
                conversation.last_activity_at,
                contact.id as contact_id, contact.name as contact_name, contact.photo as contact_photo,
                connection.id as connection_id, connection.kind as connection_kind, connection.name as connection_name,
                ticket.id as ticket_id, ticket.number as ticket_number, ticket.protocol as ticket_protocol,
                ticket.state as ticket_state, ticket.owner_id as ticket_owner, ticket.opened_at as ticket_opened_at,
                ticket.accepted_at as ticket_accepted_at, ticket.resolved_at as ticket_resolved_at
            from conversation
            join contact on contact.account_id = conversation.account_id and contact.id = conversation.contact_id
            join connection on connection.account_id = conversation.account_id
                and connection.id = conversation.connection_id
            join ticket on ticket.account_id = conversation.account_id and ticket.id = conversation.ticket_id
            """;

    private final JdbcClient db;

    ConversationStore(JdbcClient db) {
        this.db = db;
    }

    /// The conversation, locked until the end of the transaction.
    Optional<Conversation> lock(AccountId account, ConversationId id) {
        return db.sql(SELECT + """
                        where conversation.account_id = ? and conversation.id = ? and conversation.deleted_at is null
                        for update of conversation
                        """)
                .params(account.value(), id.value())
                .query(Rows.to(Conversation.class))
                .optional();
    }

    /// The conversation of an identity, locked until the end of the transaction.
    Optional<Conversation> lockByIdentity(AccountId account, IdentityId identity) {
        return db.sql(SELECT + """
                        where conversation.account_id = ? and conversation.identity_id = ?
                            and conversation.deleted_at is null
                        for update of conversation
                        """)
                .params(account.value(), identity.value())
                .query(Rows.to(Conversation.class))
                .optional();
    }

    /// Across accounts: conversations whose time to come back has come.
    List<Snoozes.Due> dueSnoozes(Instant now, int limit) {
        return db.sql("""
                        select account_id as account, id as conversation
                        from conversation
                        where snoozed_until <= ?
                        order by snoozed_until
                        limit ?
                        """)
                .params(Sql.bindable(now), limit)
                .query(Rows.to(Snoozes.Due.class))
                .list();
    }

    /// Departments that are gone help nowhere any more.
    List<Conversation> lockHelpedBy(AccountId account, DepartmentId department) {
        return db.sql(SELECT + """
                        where conversation.account_id = ? and conversation.helping @> array[?]::uuid[]
                            and conversation.helping <> '{}' and conversation.deleted_at is null
                        for update of conversation
                        """)
                .params(account.value(), department.value())
                .query(Rows.to(Conversation.class))
                .list();
    }

    /// The latest conversations of a contact: one per connection through which they wrote.
    List<Conversation> ofContact(AccountId account, ContactId contact) {
        return db.sql(SELECT + """
                        where conversation.account_id = ? and conversation.contact_id = ?
                            and conversation.deleted_at is null
                        order by conversation.last_activity_at desc, conversation.id desc
                        limit 50
                        """)
                .params(account.value(), contact.value())
                .query(Rows.to(Conversation.class))
                .list();
    }

    /// Opens a conversation with its first ticket. False when another transaction was first: then nothing was written.
    boolean open(AccountId account, Conversation conversation) {
        int written = db.sql("""
                        insert into conversation (account_id, id, connection_id, identity_id, contact_id, kind, ticket_id,
                            state, department_id, queued_at, waiting_since, last_activity_at, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (account_id, identity_id) where deleted_at is null do nothing
                        """)
                .params(bind(
                        account,
                        conversation.id(),
                        conversation.connection().id(),
                        conversation.identity(),
                        conversation.contact().id(),
                        conversation.kind(),
                        conversation.ticket().id(),
                        conversation.state(),
                        conversation.department(),
                        conversation.queuedAt(),
                        conversation.waitingSince(),
                        conversation.lastActivityAt(),
                        conversation.queuedAt()))
                .update();
        return written == 1;
    }

    /// A change of where a ticket stands, for its history.
    ///
    /// @param reason the line of the timeline that says why
    record Step(UUID id, Instant at, Author by, MessageContent reason) {}

    /// Writes the conversation's row, the step of its ticket if it stands otherwise now, and the new lines of its
    /// timeline, in one statement.
    void save(AccountId account, Conversation conversation, @Nullable Step step, List<Message> lines) {
        var params = new ArrayList<@Nullable Object>(bind(
                conversation.state(),
                conversation.owner(),
                conversation.department(),
                conversation.ticket().id(),
                conversation.collaborators(),
                conversation.helping(),
                conversation.archived(),
                conversation.snoozed(),
                conversation.snoozedUntil(),
                conversation.deletedAt(),
                conversation.markedUnread(),
                conversation.ended(),
                conversation.lastSeq(),
                conversation.incoming(),
                conversation.lastMessage() == null ? null : Rows.json(conversation.lastMessage()),
                conversation.queuedAt(),
                conversation.waitingSince(),
                conversation.lastActivityAt(),
                account,
                conversation.id()));
        params.addAll(bind(
                account,
                conversation.id(),
                step == null ? null : step.id(),
                conversation.ticket().id(),
                step == null ? null : step.at(),
                conversation.state(),
                conversation.owner(),
                conversation.department(),
                step == null ? null : step.by().kind(),
                step == null ? null : step.by().id(),
                step == null ? null : Rows.json(MessageContent.class, step.reason()),
                step != null));
        params.add(account.value());
        params.add(conversation.id().value());
        params.add(column(lines, Message::seq, Long[]::new));
        params.add(column(lines, it -> it.id().value(), UUID[]::new));
        params.add(column(lines, it -> it.ticketId().value(), UUID[]::new));
        params.add(column(lines, Message::incoming, Long[]::new));
        params.add(column(lines, it -> code(it.direction()), String[]::new));
        params.add(column(lines, it -> code(it.author().kind()), String[]::new));
        params.add(column(lines, it -> it.author().id(), UUID[]::new));
        params.add(column(lines, it -> it.author().name(), String[]::new));
        params.add(column(lines, it -> Rows.json(MessageContent.class, it.content()), String[]::new));
        params.add(column(lines, it -> it.status() == null ? null : code(it.status()), String[]::new));
        params.add(
                column(lines, it -> it.replyTo() == null ? null : it.replyTo().value(), UUID[]::new));
        params.add(column(lines, it -> it.sentAt().toString(), String[]::new));
        params.add(column(lines, it -> it.at().toString(), String[]::new));
        db.sql("""
                        with saved as (
                            update conversation
                            set state = ?, owner_id = ?, department_id = ?, ticket_id = ?, collaborators = ?,
                                helping = ?, archived = ?, snoozed = ?, snoozed_until = ?, deleted_at = ?,
                                marked_unread = ?, ended = ?, last_seq = ?, incoming = ?, last_message = ?::jsonb,
                                queued_at = ?, waiting_since = ?, last_activity_at = ?
                            where account_id = ? and id = ?
                        ), stepped as (
                            insert into ticket_step (account_id, conversation_id, id, ticket_id, at, state, owner_id,
                                department_id, by_kind, by_id, reason)
                            select ?::uuid, ?::uuid, ?::uuid, ?::uuid, ?::timestamptz, ?, ?::uuid, ?::uuid, ?, ?::uuid,
                                ?::jsonb
                            where ?
                        )
                        insert into message (account_id, conversation_id, seq, id, ticket_id, incoming, direction,
                            author_kind, author_id, author_name, content, status, reply_to, sent_at, at)
                        select ?, ?, line.seq, line.id, line.ticket_id, line.incoming, line.direction, line.author_kind,
                            line.author_id, line.author_name, line.content::jsonb, line.status, line.reply_to,
                            line.sent_at::timestamptz, line.at::timestamptz
                        from unnest(?::bigint[], ?::uuid[], ?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::uuid[],
                            ?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[])
                            as line (seq, id, ticket_id, incoming, direction, author_kind, author_id, author_name,
                                content, status, reply_to, sent_at, at)
                        """).params(params).update();
    }

    /// Records how the tabs' counts change: one row less for the old place, one more for the new.
    void count(AccountId account, @Nullable Conversation before, Conversation after) {
        var was = before == null || !before.isListed() ? null : before;
        var is = after.isListed() ? after : null;
        if (was != null && is != null && sameTab(was, is)) {
            return;
        }
        if (was != null) {
            count(account, was, -1);
        }
        if (is != null) {
            count(account, is, 1);
        }
    }

    private void count(AccountId account, Conversation place, int change) {
        db.sql("""
                        insert into conversation_tally (account_id, state, department_id, owner_id, collaborators, helping,
                            kind, change)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(bind(
                        account,
                        place.state(),
                        place.department(),
                        place.owner(),
                        place.collaborators(),
                        place.helping(),
                        place.kind(),
                        change))
                .update();
    }

    private static boolean sameTab(Conversation was, Conversation is) {
        return was.state() == is.state()
                && Objects.equals(was.owner(), is.owner())
                && Objects.equals(was.department(), is.department())
                && was.collaborators().equals(is.collaborators())
                && was.helping().equals(is.helping())
                && was.kind() == is.kind();
    }

    Optional<Message> message(AccountId account, MessageId id) {
        return db.sql(MessageRow.SELECT + "where account_id = ? and id = ?")
                .params(account.value(), id.value())
                .query(Rows.to(MessageRow.class))
                .optional()
                .map(MessageRow::message);
    }

    /// Moves the status of messages forward and answers how many moved.
    int moveStatus(AccountId account, ConversationId conversation, Direction direction, long upTo, Status status) {
        var lower = status == Status.READ ? List.of("sent", "delivered") : List.of("sent");
        return db.sql("""
                        update message
                        set status = ?
                        where account_id = ? and conversation_id = ? and seq <= ? and direction = ? and status = any(?)
                        """)
                .params(bind(status, account, conversation, upTo, direction, lower))
                .update();
    }

    /// Keeps the list's tick true when the latest message is among those that moved.
    void moveLastStatus(AccountId account, Conversation conversation) {
        db.sql("""
                        update conversation
                        set last_message = ?::jsonb
                        where account_id = ? and id = ?
                        """)
                .params(bind(Rows.json(Objects.requireNonNull(conversation.lastMessage())), account, conversation.id()))
                .update();
    }

    /// Moves an agent's read mark forward. Empty when it stood there already.
    Optional<Seen> read(AccountId account, UUID agent, ConversationId conversation, long seq) {
        return db.sql("""
                        insert into conversation_read (account_id, agent_id, conversation_id, seq, incoming)
                        select ?, ?, conversation_id, seq, incoming
                        from message
                        where account_id = ? and conversation_id = ? and seq <= ?
                        order by seq desc
                        limit 1
                        on conflict (account_id, agent_id, conversation_id) do update
                        set seq = excluded.seq, incoming = excluded.incoming
                        where conversation_read.seq < excluded.seq
                        returning seq, incoming
                        """)
                .params(account.value(), agent, account.value(), conversation.value(), seq)
                .query(Rows.to(Seen.class))
                .optional();
    }

    static List<@Nullable Object> bind(@Nullable Object... values) {
        var bound = new ArrayList<@Nullable Object>();
        for (var value : values) {
            bound.add(value == null ? null : Sql.bindable(value));
        }
        return bound;
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <T> @Nullable T[] column(
            List<Message> lines, Function<Message, @Nullable T> value, Function<Integer, @Nullable T[]> array) {
        var column = array.apply(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            column[i] = value.apply(lines.get(i));
        }
        return column;
    }
}
