package app.prosa.conversation;

import static app.prosa.sql.Sql.must;
import static app.prosa.sql.Sql.when;

import app.prosa.agent.AgentId;
import app.prosa.contact.IdentityId;
import app.prosa.conversation.ListQuery.Order;
import app.prosa.conversation.ListQuery.Tab;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    /// One page of the list, and one row more when there is a next page.
    List<Conversation> list(AccountId account, Visibility viewer, ListQuery query, @Nullable Sql matching) {
        var key = query.tab() == Tab.WAITING ? "conversation.queued_at" : "conversation.last_activity_at";
        boolean ascending = query.order() == Order.OLDEST;
        var filter = Sql.all(
                must("conversation.account_id = ?", account),
                when(query.tab(), it -> Sql.of(it.sql())),
                must("conversation.kind = ?", query.kind()),
                must(shelf(query)),
                Optional.of(viewer.sql()),
                scope(viewer, query),
                when(query.unread(), it -> unread(viewer.agent(), it)),
                chosen("conversation.department_id", query.departments()),
                chosen("conversation.owner_id", query.owners()),
                chosen("conversation.connection_id", query.connections()),
                Optional.ofNullable(matching),
                when(
                        query.after(),
                        it -> Sql.of(
                                "(%s, conversation.id) %s (?, ?)".formatted(key, ascending ? ">" : "<"),
                                it.at(),
                                it.id())));
        var direction = ascending ? "asc" : "desc";
        return db.sql(ConversationStore.SELECT
                        + """
                        where %s
                        order by %s %s, conversation.id %s
                        limit %d
                        """.formatted(filter.text(), key, direction, direction, query.limit() + 1))
                .params(filter.params())
                .query(Rows.to(Conversation.class))
                .list();
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

    Optional<Conversation> ofIdentity(AccountId account, IdentityId identity) {
        return db.sql(ConversationStore.SELECT + """
                        where conversation.account_id = ? and conversation.identity_id = ?
                            and conversation.deleted_at is null
                        """)
                .params(account.value(), identity.value())
                .query(Rows.to(Conversation.class))
                .optional();
    }

    /// Whether an agent may see any conversation of a contact.
    boolean seesContact(AccountId account, Visibility viewer, UUID contact) {
        var filter =
                Sql.all(must("account_id = ?", account), must("contact_id = ?", contact), Optional.of(viewer.sql()));
        return db.sql("select exists (select from conversation where %s)".formatted(filter.text()))
                .params(filter.params())
                .query(Boolean.class)
                .single();
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

    /// The latest tickets of the conversation's contact, newest first.
    List<TicketCard> tickets(AccountId account, UUID contact, int limit) {
        return db.sql("""
                        select ticket.id, ticket.number, ticket.protocol, ticket.state, ticket.owner_id as owner,
                            ticket.opened_at, ticket.accepted_at, ticket.resolved_at
                        from ticket
                        join conversation on conversation.account_id = ticket.account_id
                            and conversation.id = ticket.conversation_id
                        where ticket.account_id = ? and conversation.contact_id = ?
                        order by ticket.number desc
                        limit ?
                        """)
                .params(account.value(), contact, limit)
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
    /// are
    /// rows that this one does not see: they stay, and the sum is right at every moment.
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

    /// The main view, or what left it.
    private static String shelf(ListQuery query) {
        if (query.archived()) {
            return "conversation.archived";
        }
        return query.snoozed()
                ? "conversation.snoozed and not conversation.archived"
                : "not conversation.archived and not conversation.snoozed";
    }

    private static Optional<Sql> scope(Visibility viewer, ListQuery query) {
        return switch (query.scope()) {
            case ALL -> Optional.empty();
            case MINE -> must("conversation.owner_id = ?", viewer.agent());
            case DEPARTMENTS ->
                must(
                        "(conversation.department_id is null or conversation.department_id = any(?))",
                        List.copyOf(viewer.departments()));
        };
    }

    private static Sql unread(AgentId agent, boolean yes) {
        var unread = """
                (conversation.marked_unread or conversation.incoming > coalesce((
                    select conversation_read.incoming from conversation_read
                    where conversation_read.account_id = conversation.account_id and conversation_read.agent_id = ?
                        and conversation_read.conversation_id = conversation.id), 0))""";
        return Sql.of(yes ? unread : "not " + unread, agent);
    }

    private static Optional<Sql> chosen(String column, List<? extends app.prosa.sql.Id> ids) {
        return ids.isEmpty() ? Optional.empty() : must(column + " = any(?)", List.copyOf(ids));
    }
}
