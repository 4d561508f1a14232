package app.prosa.conversation;

import static app.prosa.sql.Sql.must;

import app.prosa.agent.AgentId;
import app.prosa.contact.Contact;
import app.prosa.contact.IdentityId;
import app.prosa.conversation.ListQuery.Order;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads conversations for the screen. Every query carries the rule of who may see what.
@Component
class InboxStore {

    private final JdbcClient db;
    private final Rarity rarity;

    /// Whoever sees few, or filters for what is seldom, makes nobody look through all there is: after so many the page
    /// ends, and the next one goes on from there.
    private final int furthest;

    /// @param furthest only tests take fewer
    InboxStore(JdbcClient db, Rarity rarity, @Value("${prosa.list-furthest:2000}") int furthest) {
        this.db = db;
        this.rarity = rarity;
        this.furthest = furthest;
    }

    /// A page, which may be short though more follow, and behind which place the next one begins.
    record Page(List<Conversation> items, @Nullable Cursor next) {}

    /// One page of the list. Those marked as unread come first, whatever the order; then the tab's own time decides.
    ///
    /// It is looked for in the list's order, among as many as `furthest` of those that the tab holds. Each half of
    /// them, the marked ones and the rest, is one range of an index, and its reading ends when the page is full:
    ///
    /// ```
    /// Limit
    ///   ->  Subquery Scan on conversation
    ///         Filter: (… who may see it, the filters, the words …)
    ///         ->  Limit
    ///               ->  Index Scan Backward using conversation_resolved on conversation
    ///                     Index Cond: ((account_id = …) AND (kind = …) AND (marked_unread = …)
    ///                         AND (ROW(last_activity_at, id) < ROW(…, …)))
    /// ```
    ///
    /// What few contacts are tagged with, and words that the walk does not meet at all, are looked up instead.
    Page list(ListFilter filter, ListFilter.@Nullable Found found) {
        var few = rarity.among(filter);
        var range = few.equals(filter) ? filter.range() : Optional.<Sql>empty();
        if (range.isEmpty()) {
            return whole(few, found);
        }
        var query = filter.query();
        var rows = rows(
                filter, marked -> walked(range.get(), filter.sql(found == null ? null : found.row()), query, marked));
        var all = found == null ? rows : withMessages(rows, filter, found);
        var end = rows.size() > query.limit() ? Optional.<Cursor>empty() : end(range.get(), query);
        if (end.isEmpty()) {
            return cut(all, query);
        }
        if (found != null && found.isIndexed() && rows.isEmpty()) {
            return whole(filter, found);
        }
        var within = all.stream().filter(it -> query.isWithin(it, end.get())).toList();
        return within.size() > query.limit() ? cut(within, query) : new Page(within, end.get());
    }

    /// The page among all that is admitted, wherever that is.
    private Page whole(ListFilter filter, ListFilter.@Nullable Found found) {
        var query = filter.query();
        var admitted = filter.sql(found);
        return cut(rows(filter, marked -> collected(admitted, query, marked)), query);
    }

    /// What was found by its contact and what was found by its messages, in the list's order.
    private List<Conversation> withMessages(List<Conversation> rows, ListFilter filter, ListFilter.Found found) {
        if (found.messages().isEmpty()) {
            return rows;
        }
        var query = filter.query();
        var admitted = filter.sql(found.messagesOnly());
        var both = new LinkedHashMap<ConversationId, Conversation>();
        Stream.concat(rows.stream(), rows(filter, marked -> collected(admitted, query, marked)).stream())
                .forEach(it -> both.putIfAbsent(it.id(), it));
        return both.values().stream().sorted(query.inOrder()).toList();
    }

    private static Page cut(List<Conversation> rows, ListQuery query) {
        if (rows.size() <= query.limit()) {
            return new Page(rows, null);
        }
        var shown = rows.subList(0, query.limit());
        return new Page(shown, query.after(shown.getLast()));
    }

    /// The rows of both halves of a page, and one more when there is a next page.
    private List<Conversation> rows(ListFilter filter, Function<Boolean, Sql> half) {
        var query = filter.query();
        var halves = halves(query).map(half).toList();
        var ids = halves.stream().map(it -> "(" + it.text() + ")").collect(Collectors.joining(" union all "));
        return db.sql(ConversationStore.SELECT + """
                        where conversation.account_id = ? and conversation.id = any(array(%s))
                        order by conversation.marked_unread desc, %s
                        limit %d
                        """.formatted(ids, order(query), query.limit() + 1))
                .params(Stream.concat(
                                Stream.of(filter.account().value()),
                                halves.stream().flatMap(it -> it.params().stream()))
                        .toList())
                .query(Rows.to(Conversation.class))
                .list();
    }

    /// Those marked as unread come before the rest; a page behind one of the rest has none of them.
    private static Stream<Boolean> halves(ListQuery query) {
        var after = query.after();
        return after == null || after.markedUnread() ? Stream.of(true, false) : Stream.of(false);
    }

    /// The first of the admitted, among as many as are looked through at once.
    private Sql walked(Sql range, Sql admitted, ListQuery query, boolean marked) {
        var inner = Sql.all(Optional.of(range), Optional.of(half(query, marked)));
        return new Sql(
                """
                select conversation.id
                from (select * from conversation where %s order by %s limit %d) as conversation
                where %s
                order by %s
                limit %d
                """.formatted(inner.text(), order(query), furthest, admitted.text(), order(query), query.limit() + 1),
                Stream.concat(inner.params().stream(), admitted.params().stream())
                        .toList());
    }

    private static Sql collected(Sql admitted, ListQuery query, boolean marked) {
        var filter = Sql.all(Optional.of(admitted), Optional.of(half(query, marked)));
        return new Sql(
                "select conversation.id from conversation where %s order by %s limit %d"
                        .formatted(filter.text(), order(query), query.limit() + 1),
                filter.params());
    }

    /// The last of those who are looked through at once; empty when there are not so many.
    private Optional<Cursor> end(Sql range, ListQuery query) {
        var ends = halves(query)
                .map(marked -> Sql.all(Optional.of(range), Optional.of(half(query, marked))))
                .toList();
        var each = ends.stream()
                .map(it -> """
                        (select conversation.marked_unread, conversation.%s as at, conversation.id
                        from conversation
                        where %s
                        order by %s
                        limit 1 offset %d)
                        """.formatted(query.key(), it.text(), order(query), furthest - 1))
                .collect(Collectors.joining(" union all "));
        return db.sql("select * from (" + each + ") as ends order by marked_unread desc limit 1")
                .params(ends.stream().flatMap(it -> it.params().stream()).toList())
                .query(Rows.to(Cursor.class))
                .optional();
    }

    /// Those after the cursor that are marked as unread, or those that are not.
    private static Sql half(ListQuery query, boolean marked) {
        var here = Optional.ofNullable(query.after()).filter(it -> it.markedUnread() == marked);
        return Sql.all(
                must(marked ? "conversation.marked_unread" : "not conversation.marked_unread"),
                here.map(it -> Sql.of(
                        "(conversation.%s, conversation.id) %s (?, ?)"
                                .formatted(query.key(), query.order() == Order.OLDEST ? ">" : "<"),
                        it.at(),
                        it.id())));
    }

    private static String order(ListQuery query) {
        return "conversation.%1$s %2$s, conversation.id %2$s"
                .formatted(query.key(), query.order() == Order.OLDEST ? "asc" : "desc");
    }

    /// How many conversations a list holds, counted up to `most`.
    int count(ListFilter filter, int most) {
        var admitted = rarity.among(filter).sql(null);
        return db.sql("select count(*) from (select from conversation where %s limit %d) as counted"
                        .formatted(admitted.text(), most))
                .params(admitted.params())
                .query(Integer.class)
                .single();
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
                            contact.block_reason as contact_block_reason,
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
                        select ticket.id, ticket.number, ticket.protocol, ticket.state, ticket.owner_id as owner,
                            ticket.opened_at, ticket.accepted_at, ticket.resolved_at, ticket.demand_id as demand
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
