package app.prosa.conversation;

import app.prosa.agent.DepartmentId;
import app.prosa.contact.ContactId;
import app.prosa.contact.ContactTags;
import app.prosa.contact.IdentityId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes conversations and the lines of their timelines.
@Component
class ConversationStore {

    /// What makes a [Conversation].
    static final String COLUMNS = """
            conversation.id, conversation.identity_id as identity, conversation.kind, conversation.state,
                conversation.owner_id as owner, conversation.department_id as department,
                conversation.collaborators, conversation.helping, conversation.archived, conversation.snoozed,
                conversation.snoozed_until, conversation.deleted_at, conversation.marked_unread, conversation.ended,
                conversation.superseded,
                conversation.bot, conversation.bot_on,
                conversation.last_seq, conversation.incoming,
                conversation.last_message, conversation.answered, conversation.queued_at, conversation.waiting_since,
                conversation.last_activity_at, conversation.asked_until, conversation.cards,
                (array['normal', 'high', 'urgent'])[conversation.priority + 1] as priority,
                contact.id as contact_id, contact.name as contact_name,
                '/api/v1/contacts/' || contact.id || '/photo?v=' || contact.photo as contact_photo,
                %s as contact_tags, contact.wallet as contact_wallet,
                contact.blocked_at is not null as contact_blocked,
                connection.id as connection_id, connection.kind as connection_kind, connection.name as connection_name,
                ticket.id as ticket_id, ticket.number as ticket_number, coalesce(ticket.protocol, '') as ticket_protocol,
                ticket.state as ticket_state, ticket.owner_id as ticket_owner, ticket.opened_at as ticket_opened_at,
                ticket.accepted_at as ticket_accepted_at, ticket.resolved_at as ticket_resolved_at,
                ticket.demand_id as ticket_demand, ticket.value as ticket_value, ticket.silenced as ticket_silenced""".formatted(ContactTags.COLUMN);

    /// Where [#COLUMNS] come from.
    static final String FROM = """

            from conversation
            join contact on contact.account_id = conversation.account_id and contact.id = conversation.contact_id
            join connection on connection.account_id = conversation.account_id
                and connection.id = conversation.connection_id
            join ticket on ticket.account_id = conversation.account_id and ticket.id = conversation.ticket_id
            """;

    /// Reads a [Conversation]; readers add their own `where`.
    static final String SELECT = "select " + COLUMNS + FROM;

    /// The same of rows that the reader locks. Whoever waits for a row sees what has become of it, but what is
    /// joined to it as it was before; so it says whether it is another row than when the statement began.
    private static final String LOCKED = "select " + COLUMNS + """
            ,
            conversation.ctid <> (
                select seen.ctid
                from conversation as seen
                where seen.account_id = conversation.account_id and seen.id = conversation.id) as waited
            """ + FROM;

    private final JdbcClient db;

    ConversationStore(JdbcClient db) {
        this.db = db;
    }

    /// Reads and locks, and reads once more when somebody changed one of them meanwhile: its ticket is another then.
    private List<Conversation> locked(String condition, Object... params) {
        var conversations = Rows.to(Conversation.class);
        while (true) {
            var waited = new AtomicBoolean();
            var found = db.sql(LOCKED + condition)
                    .params(params)
                    .query((row, number) -> {
                        waited.compareAndSet(false, row.getBoolean("waited"));
                        return Objects.requireNonNull(conversations.mapRow(row, number));
                    })
                    .list();
            if (!waited.get()) {
                return found;
            }
        }
    }

    /// The conversation, locked until the end of the transaction. Like every lock here it leaves the key alone: whoever
    /// adds a row that belongs to the conversation need not wait, and so cannot be waited for the other way round.
    Optional<Conversation> lock(AccountId account, ConversationId id) {
        return lockOnce(account, id).or(() -> lockOnce(account, id));
    }

    /// @return empty also when its ticket became another one meanwhile, which the statement does not see yet
    private Optional<Conversation> lockOnce(AccountId account, ConversationId id) {
        return locked("""
                        where conversation.account_id = ? and conversation.id = ? and conversation.deleted_at is null
                        for no key update of conversation
                        """, account.value(), id.value()).stream().findFirst();
    }

    /// The same without waiting: empty also while somebody else is changing it. Whoever was just done has been waited
    /// for all the same, for what is joined to the row.
    Optional<Conversation> lockIdle(AccountId account, ConversationId id) {
        return locked("""
                        where conversation.account_id = ? and conversation.id = ? and conversation.deleted_at is null
                        for no key update of conversation skip locked
                        """, account.value(), id.value()).stream().findFirst();
    }

    /// The same of what lies in the bin.
    Optional<Conversation> lockBinned(AccountId account, ConversationId id) {
        return locked("""
                        where conversation.account_id = ? and conversation.id = ?
                            and conversation.deleted_at is not null
                        for no key update of conversation
                        """, account.value(), id.value()).stream().findFirst();
    }

    /// Several of them, locked in an order in which nobody waits for the other.
    List<Conversation> lock(AccountId account, List<ConversationId> ids) {
        var found = lockOnce(account, ids);
        return found.size() == ids.size() ? found : lockOnce(account, ids);
    }

    private List<Conversation> lockOnce(AccountId account, List<ConversationId> ids) {
        return locked("""
                        where conversation.account_id = ? and conversation.id = any((select ?::uuid[])::uuid[])
                            and conversation.deleted_at is null
                        order by conversation.id
                        for no key update of conversation
                        """, account.value(), Sql.bindable(ids));
    }

    /// The conversation that goes on with an identity, locked until the end of the transaction.
    Optional<Conversation> lockByIdentity(AccountId account, IdentityId identity) {
        return locked("""
                        where conversation.account_id = ? and conversation.identity_id = ?
                            and conversation.deleted_at is null and not conversation.superseded
                        for no key update of conversation
                        """, account.value(), identity.value()).stream().findFirst();
    }

    /// Those that go on with several identities, locked in an order in which nobody waits for the other.
    List<Conversation> lockByIdentities(AccountId account, List<IdentityId> identities) {
        return locked("""
                        where conversation.account_id = ? and conversation.identity_id = any((select ?::uuid[])::uuid[])
                            and conversation.deleted_at is null and not conversation.superseded
                        order by conversation.id
                        for no key update of conversation
                        """, account.value(), Sql.bindable(identities));
    }

    /// Across accounts: conversations whose time to come back has come.
    List<Snoozes.Due> dueSnoozes(Instant now, @Nullable UUID after, int limit) {
        return db.sql("""
                        select account_id as account, id
                        from conversation
                        where snoozed_until <= ? and (?::uuid is null or id > ?)
                        order by id
                        limit ?
                        """)
                .param(Sql.bindable(now))
                .param(after)
                .param(after)
                .param(limit)
                .query(Rows.to(Snoozes.Due.class))
                .list();
    }

    /// Across accounts: where we have the last word, for longer ago than the department waits.
    List<IdleClosing.Idle> idle(Instant now, @Nullable UUID after, int limit) {
        return db.sql("""
                        select idle.account_id as account, idle.id, department.id as department,
                            (department.rules ->> 'idleMinutes')::int as minutes
                        from department
                        cross join lateral (
                            select conversation.account_id, conversation.id
                            from conversation
                            where conversation.account_id = department.account_id
                                and conversation.department_id = department.id
                                and conversation.state = 'attending' and not conversation.snoozed
                                and conversation.deleted_at is null and conversation.kind = 'private'
                                and conversation.answered
                                and conversation.last_activity_at
                                    <= ?::timestamptz - make_interval(mins => (department.rules ->> 'idleMinutes')::int)
                                and (?::uuid is null or conversation.id > ?)
                            order by conversation.id
                            limit ?) as idle
                        where department.rules ->> 'idleMinutes' is not null
                        order by idle.id
                        limit ?
                        """)
                .param(Sql.bindable(now))
                .param(after)
                .param(after)
                .param(limit)
                .param(limit)
                .query(Rows.to(IdleClosing.Idle.class))
                .list();
    }

    /// Notes that the customer is told that nobody is there. False when they were since then.
    boolean tellAway(AccountId account, ConversationId id, Instant now, Instant since) {
        return db.sql("""
                        update conversation
                        set away_told_at = ?
                        where account_id = ? and id = ? and (away_told_at is null or away_told_at < ?)
                        """)
                        .params(Sql.bindable(now), account.value(), id.value(), Sql.bindable(since))
                        .update()
                == 1;
    }

    /// Departments that are gone help nowhere any more.
    List<Conversation> lockHelpedBy(AccountId account, DepartmentId department) {
        return locked("""
                        where conversation.account_id = ? and conversation.helping @> array[?]::uuid[]
                            and conversation.helping <> '{}' and conversation.deleted_at is null
                        for no key update of conversation
                        """, account.value(), department.value());
    }

    /// Every conversation of a contact, locked until the end of the transaction.
    List<Conversation> lockOfContact(AccountId account, ContactId contact) {
        return locked("""
                        where conversation.account_id = ? and conversation.contact_id = ?
                            and conversation.deleted_at is null
                        order by conversation.id
                        for no key update of conversation
                        """, account.value(), contact.value());
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
                            state, department_id, queued_at, waiting_since, last_activity_at, created_at, bot, bot_on)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (account_id, identity_id) where deleted_at is null and not superseded do nothing
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
                        conversation.queuedAt(),
                        conversation.bot(),
                        conversation.botOn()))
                .update();
        return written == 1;
    }

    List<Message> messages(AccountId account, List<MessageId> ids) {
        return db
                .sql(MessageRow.SELECT + "where account_id = ? and id = any((select ?::uuid[])::uuid[])")
                .params(account.value(), Sql.bindable(ids))
                .query(Rows.to(MessageRow.class))
                .list()
                .stream()
                .map(MessageRow::message)
                .toList();
    }

    Optional<Message> message(AccountId account, MessageId id) {
        return db.sql(MessageRow.SELECT + "where account_id = ? and id = ?")
                .params(account.value(), id.value())
                .query(Rows.to(MessageRow.class))
                .optional()
                .map(MessageRow::message);
    }

    /// Moves the status of messages forward and answers how many moved. When any did, the list's tick moves too. What
    /// went out through another channel than now is not the customer's to confirm here.
    ///
    /// @param shown the conversation's latest message with its new status, or null when it is not among them
    int moveStatus(
            AccountId account,
            ConversationId conversation,
            Direction direction,
            long upTo,
            Status status,
            @Nullable LastMessage shown) {
        var lower = status == Status.READ ? List.of("sent", "delivered") : List.of("sent");
        return db.sql("""
                        with moved as (
                            update message
                            set status = ?
                            where account_id = ? and conversation_id = ? and seq <= ? and direction = ?
                                and status = any(?) and (direction = 'in' or seq > (
                                    select coalesce(max(until_seq), 0)
                                    from conversation_stretch
                                    where account_id = ? and conversation_id = ?))
                            returning seq
                        ), shown as (
                            update conversation
                            set last_message = coalesce(?::jsonb, last_message)
                            where account_id = ? and id = ? and ?::boolean and exists (select from moved)
                        )
                        select count(*) from moved
                        """)
                .params(bind(
                        status,
                        account,
                        conversation,
                        upTo,
                        direction,
                        lower,
                        account,
                        conversation,
                        shown == null ? null : Rows.json(shown),
                        account,
                        conversation,
                        shown != null))
                .query(Integer.class)
                .single();
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
}
