package app.prosa.conversation;

import static app.prosa.sql.Sql.must;

import app.prosa.agent.AgentId;
import app.prosa.contact.TagId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads and empties the columns of boards. Every reading carries the rule of who may see what.
@Component
class BoardCardStore {

    /// So many contacts of a tag are counted, and as many are looked at for those without one.
    private static final int COUNTED = 10_000;

    /// A contact has fewer conversations than this: a page by contacts may be longer by so many.
    private static final int OF_ONE = 50;

    private static final String BY_CARD = "card.entered_at desc, card.conversation_id desc";

    private static final String UNTAGGED = """
            not exists (
                select from contact_tag
                where contact_tag.account_id = conversation.account_id
                    and contact_tag.contact_id = conversation.contact_id)""";

    private final JdbcClient db;

    /// Whoever sees few makes nobody look through all there is: after so many cards the page ends.
    private final int furthest;

    /// @param furthest only tests take fewer
    BoardCardStore(JdbcClient db, @Value("${prosa.list-furthest:1000}") int furthest) {
        this.db = db;
        this.furthest = furthest;
    }

    /// A page of a stage: one range of `card_stage` in its order, of which those are taken that may be seen.
    ListStore.Page on(AccountId account, Visibility viewer, StageId stage, @Nullable Cursor after, int limit) {
        var range = Sql.all(
                must("card.account_id = ?", account),
                must("card.stage_id = ?", stage),
                Sql.when(after, it -> Sql.of("(card.entered_at, card.conversation_id) < (?, ?)", it.at(), it.id())));
        var rows = db.sql("""
                        %s
                        join (
                            select card.account_id, card.conversation_id, card.entered_at
                            from card
                            where %s
                            order by %s
                            limit %d) as card
                            on card.account_id = conversation.account_id and card.conversation_id = conversation.id
                        where %s
                        order by %s
                        limit %d
                        """.formatted(
                                ConversationStore.SELECT,
                                range.text(),
                                BY_CARD,
                                furthest,
                                viewer.sql().text(),
                                BY_CARD,
                                limit + 1))
                .params(joined(range, viewer.sql()))
                .query(Rows.to(Conversation.class))
                .list();
        if (rows.size() > limit) {
            var shown = rows.subList(0, limit);
            return new ListStore.Page(shown, place(shown.getLast(), stage));
        }
        return new ListStore.Page(rows, end(range).orElse(null));
    }

    private static Cursor place(Conversation last, StageId stage) {
        var since = last.cards().stream()
                .filter(it -> it.stage().equals(stage))
                .findFirst()
                .orElseThrow()
                .since();
        return new Cursor(false, since, last.id().value());
    }

    /// The last card that is looked through at once; empty when there are not so many.
    private Optional<Cursor> end(Sql range) {
        return db.sql("""
                        select false as marked_unread, card.entered_at as at, card.conversation_id as id
                        from card
                        where %s
                        order by %s
                        limit 1 offset %d
                        """.formatted(range.text(), BY_CARD, furthest - 1))
                .params(range.params())
                .query(Rows.to(Cursor.class))
                .optional();
    }

    /// Contacts in the order of an index, as many as are looked through at once.
    ///
    /// @param column the id of the contact in it
    private record Contacts(String table, String column, Sql range) {

        /// Whoever has a tag.
        static Contacts tagged(AccountId account, TagId tag, @Nullable Cursor after) {
            return new Contacts(
                    "contact_tag",
                    "contact_id",
                    Sql.all(
                            must("account_id = ?", account),
                            must("tag_id = ?", tag),
                            Sql.when(after, it -> Sql.of("contact_id < ?", it.id()))));
        }

        static Contacts all(AccountId account, @Nullable Cursor after) {
            return new Contacts(
                    "contact",
                    "id",
                    Sql.all(must("account_id = ?", account), Sql.when(after, it -> Sql.of("id < ?", it.id()))));
        }
    }

    /// A page of a tag: its contacts, each with all their conversations.
    ListStore.Page tagged(AccountId account, Visibility viewer, TagId tag, @Nullable Cursor after, int limit) {
        return page(Contacts.tagged(account, tag, after), viewer.sql(), limit);
    }

    /// The same of those who have no tag. Where nearly all have one a page holds few, or none, and the next goes on.
    ListStore.Page untagged(AccountId account, Visibility viewer, @Nullable Cursor after, int limit) {
        var wanted = Sql.all(Optional.of(viewer.sql()), must(UNTAGGED));
        return page(Contacts.all(account, after), wanted, limit);
    }

    private ListStore.Page page(Contacts contacts, Sql wanted, int limit) {
        var rows = db.sql("""
                        %1$s
                        join (
                            select account_id, %2$s as contact_id
                            from %3$s
                            where %4$s
                            order by %2$s desc
                            limit %5$d) as walked
                            on walked.account_id = conversation.account_id
                                and walked.contact_id = conversation.contact_id
                        where %6$s and not conversation.superseded
                        order by conversation.contact_id desc, conversation.id desc
                        limit %7$d
                        """.formatted(
                                ConversationStore.SELECT,
                                contacts.column(),
                                contacts.table(),
                                contacts.range().text(),
                                furthest,
                                wanted.text(),
                                limit + OF_ONE))
                .params(joined(contacts.range(), wanted))
                .query(Rows.to(Conversation.class))
                .list();
        if (rows.size() > limit) {
            var last = rows.get(limit - 1).contact().id();
            int end = limit;
            while (end < rows.size() && rows.get(end).contact().id().equals(last)) {
                end++;
            }
            return new ListStore.Page(rows.subList(0, end), new Cursor(false, Instant.EPOCH, last.value()));
        }
        return new ListStore.Page(rows, last(contacts).orElse(null));
    }

    private Optional<Cursor> last(Contacts contacts) {
        return db.sql("""
                        select %1$s
                        from %2$s
                        where %3$s
                        order by %1$s desc
                        limit 1 offset %4$d
                        """.formatted(
                        contacts.column(), contacts.table(), contacts.range().text(), furthest - 1))
                .params(contacts.range().params())
                .query(UUID.class)
                .optional()
                .map(it -> new Cursor(false, Instant.EPOCH, it));
    }

    List<ColumnTotal> totals(AccountId account, Visibility viewer, BoardId board) {
        return db.sql("""
                        select card.stage_id as column, count(*) as cards, coalesce(sum(ticket.value), 0) as value,
                            false as more
                        from card
                        join conversation on conversation.account_id = card.account_id
                            and conversation.id = card.conversation_id
                        join ticket on ticket.account_id = conversation.account_id
                            and ticket.id = conversation.ticket_id
                        where card.account_id = ? and card.board_id = ? and %s
                        group by card.stage_id
                        """.formatted(viewer.sql().text()))
                .params(Stream.concat(Stream.of(account.value(), board.value()), viewer.sql().params().stream())
                        .toList())
                .query(Rows.to(ColumnTotal.class))
                .list();
    }

    List<ColumnTotal> tagTotals(AccountId account, Visibility viewer, List<TagId> tags) {
        return db.sql("""
                        select wanted.id as column, counted.cards, counted.value,
                            counted.contacts = %1$d as more
                        from unnest(?) as wanted (id)
                        cross join lateral (
                            select count(conversation.id) as cards, coalesce(sum(ticket.value), 0) as value,
                                count(distinct tagged.contact_id) as contacts
                            from (
                                select account_id, contact_id
                                from contact_tag
                                where account_id = ? and tag_id = wanted.id
                                limit %1$d) as tagged
                            left join (conversation
                                join ticket on ticket.account_id = conversation.account_id
                                    and ticket.id = conversation.ticket_id)
                                on conversation.account_id = tagged.account_id
                                    and conversation.contact_id = tagged.contact_id
                                    and not conversation.superseded and %2$s) as counted
                        """.formatted(COUNTED, viewer.sql().text()))
                .params(Stream.concat(Stream.of(Sql.bindable(tags), account.value()), viewer.sql().params().stream())
                        .toList())
                .query(Rows.to(ColumnTotal.class))
                .list();
    }

    /// What the newest contacts without a tag hold.
    ColumnTotal untaggedTotal(AccountId account, Visibility viewer) {
        return db.sql("""
                        select null::uuid as column, count(conversation.id) as cards,
                            coalesce(sum(ticket.value), 0) as value,
                            (select count(*) = %1$d from (
                                select from contact where account_id = ? limit %1$d) as looked) as more
                        from (
                            select account_id, id
                            from contact
                            where account_id = ?
                            order by id desc
                            limit %1$d) as walked
                        join conversation on conversation.account_id = walked.account_id
                            and conversation.contact_id = walked.id
                        join ticket on ticket.account_id = conversation.account_id
                            and ticket.id = conversation.ticket_id
                        where not conversation.superseded and %2$s and %3$s
                        """.formatted(COUNTED, UNTAGGED, viewer.sql().text()))
                .params(Stream.concat(Stream.of(account.value(), account.value()), viewer.sql().params().stream())
                        .toList())
                .query(Rows.to(ColumnTotal.class))
                .single();
    }

    record Count(StageId stage, long cards) {}

    List<Count> counts(AccountId account, BoardId board) {
        return db.sql("""
                        select stage_id as stage, count(*) as cards
                        from card
                        where account_id = ? and board_id = ?
                        group by stage_id
                        """)
                .params(account.value(), board.value())
                .query(Rows.to(Count.class))
                .list();
    }

    /// The conversations on some stages, locked in an order in which nobody waits for the other.
    List<UUID> lockOn(AccountId account, List<StageId> stages) {
        return db.sql("""
                        select id
                        from conversation
                        where account_id = ? and id in (
                            select conversation_id from card where account_id = ? and stage_id = any(?))
                        order by id
                        for no key update
                        """)
                .params(account.value(), account.value(), Sql.bindable(stages))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /// Moves those that do not stand on the other board already.
    void moveAll(AccountId account, List<StageId> stages, Spot to, Instant at, AgentId by) {
        db.sql("""
                        with moved as (
                            update card
                            set board_id = ?, stage_id = ?, entered_at = ?
                            where account_id = ? and stage_id = any(?) and (board_id = ? or not exists (
                                select from card as other
                                where other.account_id = card.account_id and other.board_id = ?
                                    and other.conversation_id = card.conversation_id))
                            returning account_id, conversation_id, board_id, stage_id, entered_at
                        )
                        insert into card_step (account_id, conversation_id, id, board_id, board_name, stage_id,
                            stage_name, at, by_id)
                        select account_id, conversation_id, gen_random_uuid(), board_id, ?, stage_id, ?, entered_at, ?
                        from moved
                        """)
                .params(
                        to.board().value(),
                        to.stage().value(),
                        Sql.bindable(at),
                        account.value(),
                        Sql.bindable(stages),
                        to.board().value(),
                        to.board().value(),
                        to.boardName(),
                        to.stageName(),
                        by.value())
                .update();
    }

    void removeAll(AccountId account, List<StageId> stages, Instant at, AgentId by) {
        db.sql("""
                        with gone as (
                            delete from card
                            where account_id = ? and stage_id = any(?)
                            returning account_id, conversation_id, board_id
                        )
                        insert into card_step (account_id, conversation_id, id, board_id, board_name, at, by_id)
                        select gone.account_id, gone.conversation_id, gen_random_uuid(), board.id, board.name, ?, ?
                        from gone
                        join board on board.account_id = gone.account_id and board.id = gone.board_id
                        """)
                .params(account.value(), Sql.bindable(stages), Sql.bindable(at), by.value())
                .update();
    }

    /// Says on the rows of conversations where they stand.
    void showAll(AccountId account, List<UUID> conversations) {
        db.sql("""
                        update conversation
                        set cards = coalesce((
                            select jsonb_agg(jsonb_build_object('board', card.board_id, 'stage', card.stage_id,
                                'since', to_char(card.entered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))
                            from card
                            where card.account_id = conversation.account_id
                                and card.conversation_id = conversation.id), '[]')
                        where account_id = ? and id = any(?)
                        """).params(account.value(), conversations.toArray(UUID[]::new)).update();
    }

    private static List<Object> joined(Sql one, Sql other) {
        return Stream.concat(one.params().stream(), other.params().stream()).toList();
    }
}
