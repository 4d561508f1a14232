package app.prosa.conversation;

import static app.prosa.sql.Sql.must;

import app.prosa.conversation.ListQuery.Order;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds the pages of the list, and counts what saved views hold. Every query carries the rule of who may see what.
@Component
class ListStore {

    private final JdbcClient db;
    private final Rarity rarity;

    /// Whoever sees few, or filters for what is seldom, makes nobody look through all there is: after so many the page
    /// ends, and the next one goes on from there.
    private final int furthest;

    /// As far does a count look, which is asked for less often, and of which there is no next page.
    private final int counted;

    /// @param furthest only tests take fewer
    /// @param counted likewise
    ListStore(
            JdbcClient db,
            Rarity rarity,
            @Value("${prosa.list-furthest:1000}") int furthest,
            @Value("${prosa.count-furthest:10000}") int counted) {
        this.db = db;
        this.rarity = rarity;
        this.furthest = furthest;
        this.counted = counted;
    }

    /// A page, which may be short though more follow, and behind which place the next one begins.
    record Page(List<Conversation> items, @Nullable Cursor next) {}

    /// One page of the list. Those marked as unread come first, whatever the order; then the tab's own time decides.
    ///
    /// It is looked for in the list's order, among the first of those that the tab holds (`furthest`). Each half of
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
    Page page(ListFilter filter, ListFilter.@Nullable Found found) {
        var few = rarity.among(filter);
        var range = few.equals(filter) ? filter.range() : Optional.<Sql>empty();
        if (range.isEmpty()) {
            return whole(few, found);
        }
        var query = filter.query();
        var rows = walked(filter, range.get(), filter.sql(found == null ? null : found.row()));
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
        return cut(collected(filter, filter.sql(found)), filter.query());
    }

    /// What was found by its contact and what was found by its messages, in the list's order.
    private List<Conversation> withMessages(List<Conversation> rows, ListFilter filter, ListFilter.Found found) {
        if (found.messages().isEmpty()) {
            return rows;
        }
        var both = new LinkedHashMap<ConversationId, Conversation>();
        Stream.concat(rows.stream(), collected(filter, filter.sql(found.messagesOnly())).stream())
                .forEach(it -> both.putIfAbsent(it.id(), it));
        return both.values().stream().sorted(filter.query().inOrder()).toList();
    }

    private static Page cut(List<Conversation> rows, ListQuery query) {
        if (rows.size() <= query.limit()) {
            return new Page(rows, null);
        }
        var shown = rows.subList(0, query.limit());
        return new Page(shown, query.after(shown.getLast()));
    }

    /// The rows of a page by their ids, and one more when there is a next page.
    private List<Conversation> rows(ListFilter filter, Sql ids) {
        var query = filter.query();
        return db.sql(ConversationStore.SELECT + """
                        where conversation.account_id = ? and conversation.id = any(array(%s))
                        order by conversation.marked_unread desc, %s
                        limit %d
                        """.formatted(ids.text(), order(query), query.limit() + 1))
                .params(Stream.concat(Stream.of(filter.account().value()), ids.params().stream())
                        .toList())
                .query(Rows.to(Conversation.class))
                .list();
    }

    /// Those marked as unread come before the rest; a page behind one of the rest has none of them.
    private static Stream<Boolean> halves(ListQuery query) {
        var after = query.after();
        return after == null || after.markedUnread() ? Stream.of(true, false) : Stream.of(false);
    }

    /// The first of the admitted, among as many of each half as are looked through at once.
    private List<Conversation> walked(ListFilter filter, Sql range, Sql admitted) {
        var query = filter.query();
        return rows(filter, each(query, marked -> {
            var inner = Sql.all(Optional.of(range), Optional.of(half(query, marked)));
            return new Sql(
                    """
                            select conversation.id
                            from (select * from conversation where %s order by %s limit %d) as conversation
                            where %s
                            order by %s
                            limit %d
                            """.formatted(
                            inner.text(), order(query), furthest, admitted.text(), order(query), query.limit() + 1),
                    Stream.concat(inner.params().stream(), admitted.params().stream())
                            .toList());
        }));
    }

    /// The first of the admitted, once all of them are found.
    private List<Conversation> collected(ListFilter filter, Sql admitted) {
        var query = filter.query();
        var left = Sql.any(halves(query).map(marked -> half(query, marked)).toList());
        var wanted = Sql.all(Optional.of(admitted), Optional.of(left));
        return rows(
                filter,
                new Sql(
                        "select conversation.id from conversation where %s order by conversation.marked_unread desc, %s limit %d"
                                .formatted(wanted.text(), order(query), query.limit() + 1),
                        wanted.params()));
    }

    /// One query for each half that a page may hold.
    private static Sql each(ListQuery query, Function<Boolean, Sql> half) {
        var halves = halves(query).map(half).toList();
        return new Sql(
                halves.stream().map(it -> "(" + it.text() + ")").collect(Collectors.joining(" union all ")),
                halves.stream().flatMap(it -> it.params().stream()).toList());
    }

    /// The last of those who are looked through at once; empty when there are not so many.
    private Optional<Cursor> end(Sql range, ListQuery query) {
        var ends = each(query, marked -> {
            var looked = Sql.all(Optional.of(range), Optional.of(half(query, marked)));
            return new Sql("""
                    select conversation.marked_unread, conversation.%s as at, conversation.id
                    from conversation
                    where %s
                    order by %s
                    limit 1 offset %d
                    """.formatted(query.key(), looked.text(), order(query), furthest - 1), looked.params());
        });
        return db.sql("select * from (" + ends.text() + ") as ends order by marked_unread desc limit 1")
                .params(ends.params())
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

    /// How many conversations a list holds, counted up to `most`, among the first `counted` of its tab.
    ViewCount count(ListFilter filter, int most) {
        var few = rarity.among(filter);
        var range = few.equals(filter) ? filter.range() : Optional.<Sql>empty();
        return range.isEmpty() ? countWhole(few, most) : countWalked(range.get(), filter, most);
    }

    private ViewCount countWalked(Sql range, ListFilter filter, int most) {
        var query = filter.query();
        var admitted = filter.sql(null);
        var halves = each(query, marked -> {
            var inner = Sql.all(Optional.of(range), Optional.of(half(query, marked)));
            return new Sql(
                    """
                    select count(*) filter (where %s) as admitted, count(*) as looked
                    from (select * from conversation where %s order by %s limit %d) as conversation
                    """.formatted(admitted.text(), inner.text(), order(query), counted),
                    Stream.concat(admitted.params().stream(), inner.params().stream())
                            .toList());
        });
        return db.sql("""
                        select least(sum(admitted), %1$d)::int as count,
                            sum(admitted) > %1$d or max(looked) = %2$d as more
                        from (%3$s) as halves
                        """.formatted(most, counted, halves.text()))
                .params(halves.params())
                .query(Rows.to(ViewCount.class))
                .single();
    }

    private ViewCount countWhole(ListFilter filter, int most) {
        var admitted = filter.sql(null);
        return db.sql("""
                        select least(count(*), %1$d)::int as count, count(*) > %1$d as more
                        from (select from conversation where %2$s limit %1$d + 1) as counted
                        """.formatted(most, admitted.text()))
                .params(admitted.params())
                .query(Rows.to(ViewCount.class))
                .single();
    }
}
