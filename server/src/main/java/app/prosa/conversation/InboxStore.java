package app.prosa.conversation;

import static app.prosa.sql.Sql.must;

import app.prosa.agent.AgentId;
import app.prosa.contact.Contact;
import app.prosa.contact.IdentityId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads conversations for the screen. Every query carries the rule of who may see what.
@Component
class InboxStore {

    private final JdbcClient db;

    InboxStore(JdbcClient db) {
        this.db = db;
    }

    Optional<Conversation> find(AccountId account, Visibility viewer, ConversationId id) {
        var filter = Sql.all(
                must("conversation.account_id = ?", account),
                must("conversation.id = ?", id),
                Optional.of(viewer.sql()));
        return db.sql(ConversationStore.SELECT + "where " + filter.text())
                .params(filter.params())
                .query(Rows.to(Conversation.class))
                .optional();
    }

    /// Conversations of the contacts that a condition admits, latest first.
    List<Conversation> known(AccountId account, Visibility viewer, Sql contacts, int limit) {
        var filter = Sql.all(
                must("conversation.account_id = ?", account),
                must("conversation.kind = 'private'"),
                Optional.of(contacts),
                Optional.of(viewer.sql()));
        return db.sql(ConversationStore.SELECT + """
                        where %s
                        order by conversation.last_activity_at desc, conversation.id desc
                        limit %d
                        """.formatted(filter.text(), limit))
                .params(filter.params())
                .query(Rows.to(Conversation.class))
                .list();
    }

    /// A conversation with all that is known of its contact, and how far the agent has read it.
    Optional<Opening> opening(AccountId account, Visibility viewer, ConversationId id) {
        var filter = Sql.all(
                must("conversation.account_id = ?", account),
                must("conversation.id = ?", id),
                Optional.of(viewer.sql()));
        var params = Stream.concat(Stream.of(viewer.agent().value()), filter.params().stream())
                .toList();
        return db.sql("""
                        select %s,
                            contact.email as contact_email, contact.phone as contact_phone,
                            contact.company as contact_company,
                            contact.observations as contact_observations,
                            contact.first_seen_at as contact_first_seen_at,
                            contact.created_at as contact_created_at, contact.version as contact_version,
                            contact.named_by <> 'nobody' as contact_named,
                            contact.blocked_at as contact_block_at, contact.blocked_by as contact_block_by,
                            contact.block_reason as contact_block_reason, contact.bot_off as contact_bot_off,
                            conversation_read.seq as seen_seq, conversation_read.incoming as seen_incoming
                        %s
                        left join conversation_read on conversation_read.account_id = conversation.account_id
                            and conversation_read.agent_id = ?
                            and conversation_read.conversation_id = conversation.id
                        where %s
                        """.formatted(ConversationStore.COLUMNS, ConversationStore.FROM, filter.text()))
                .params(params)
                .query((row, number) -> new Opening(
                        Rows.to(Conversation.class).mapRow(row, number),
                        Rows.to(Around.class).mapRow(row, number)))
                .optional();
    }

    /// What lies around a conversation when it is opened.
    record Opening(Conversation conversation, Around around) {}

    /// @param seen null when the agent never read it
    record Around(Contact contact, @Nullable Seen seen) {}

    Optional<Conversation> ofIdentity(AccountId account, IdentityId identity) {
        return db.sql(ConversationStore.SELECT + """
                        where conversation.account_id = ? and conversation.identity_id = ?
                            and conversation.deleted_at is null and not conversation.superseded
                        """)
                .params(account.value(), identity.value())
                .query(Rows.to(Conversation.class))
                .optional();
    }

    List<Conversation> longestWaiting(Sql admitted, int limit) {
        return db.sql(ConversationStore.SELECT + """
                        where %s
                        order by conversation.waiting_since nulls last, conversation.id
                        limit %d
                        """.formatted(admitted.text(), limit))
                .params(admitted.params())
                .query(Rows.to(Conversation.class))
                .list();
    }

    /// How far the agent has read each of the conversations.
    List<SeenRow> seen(AccountId account, AgentId agent, List<ConversationId> conversations) {
        return db.sql("""
                        select conversation_id, seq, incoming
                        from conversation_read
                        where account_id = ? and agent_id = ? and conversation_id = any(?)
                        """)
                .params(ConversationStore.bind(account, agent, conversations))
                .query(Rows.to(SeenRow.class))
                .list();
    }

    record SeenRow(ConversationId conversationId, long seq, long incoming) {}

    /// Up to `limit` lines before `seq`, oldest first.
    List<Message> before(AccountId account, ConversationId id, long seq, int limit) {
        return lines("seq < ?", "desc", account, id, seq, limit).reversed();
    }

    /// Up to `limit` lines after `seq`, oldest first.
    List<Message> after(AccountId account, ConversationId id, long seq, int limit) {
        return lines("seq > ?", "asc", account, id, seq, limit);
    }

    private List<Message> lines(
            String where, String direction, AccountId account, ConversationId id, long seq, int limit) {
        return db
                .sql(MessageRow.SELECT + """
                        where account_id = ? and conversation_id = ? and %s
                        order by seq %s
                        limit %d
                        """.formatted(where, direction, limit))
                .params(account.value(), id.value(), seq)
                .query(Rows.to(MessageRow.class))
                .list()
                .stream()
                .map(MessageRow::message)
                .toList();
    }

    /// The contact's latest tickets that the agent may see, newest first.
    List<TicketCard> tickets(AccountId account, Visibility viewer, UUID contact, int limit) {
        var filter = Sql.all(
                must("conversation.account_id = ?", account),
                must("conversation.contact_id = ?", contact),
                Optional.of(viewer.sql()));
        return db.sql("""
                        select ticket.id, ticket.number, coalesce(ticket.protocol, '') as protocol, ticket.state,
                            ticket.owner_id as owner, ticket.opened_at, ticket.accepted_at, ticket.resolved_at,
                            ticket.demand_id as demand, ticket.value, ticket.silenced
                        from ticket
                        join conversation on conversation.account_id = ticket.account_id
                            and conversation.id = ticket.conversation_id
                        where %s
                        order by ticket.number desc
                        limit %d
                        """.formatted(filter.text(), limit))
                .params(filter.params())
                .query(Rows.to(TicketCard.class))
                .list();
    }

    /// The account's conversations counted alike.
    List<Counts.Tally> tallies(AccountId account) {
        return db.sql("""
                        select state, department_id as department, owner_id as owner, collaborators, helping,
                            sum(change) as n
                        from conversation_tally
                        where account_id = ? and kind = 'private'
                        group by state, department_id, owner_id, collaborators, helping
                        """)
                .params(account.value())
                .query(Rows.to(Counts.Tally.class))
                .list();
    }

    /// Adds up the changes of every account into one row per place. Changes of transactions that are still under way
    /// are rows that this one does not see: they stay, and the sum is right at every moment.
    void foldTallies() {
        db.sql("""
                        with folded as (
                            delete from conversation_tally
                            returning account_id, state, department_id, owner_id, collaborators, helping, kind, change
                        )
                        insert into conversation_tally (account_id, state, department_id, owner_id, collaborators,
                            helping, kind, change)
                        select account_id, state, department_id, owner_id, collaborators, helping, kind, sum(change)
                        from folded
                        group by account_id, state, department_id, owner_id, collaborators, helping, kind
                        having sum(change) <> 0
                        """).update();
    }
}
