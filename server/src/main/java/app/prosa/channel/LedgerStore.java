package app.prosa.channel;

import app.prosa.connection.ConnectionId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `ledger` and `ledger_event`.
@Component
class LedgerStore {

    private final JdbcClient db;

    LedgerStore(JdbcClient db) {
        this.db = db;
    }

    /// A webhook as it came.
    @SuppressWarnings("ArrayRecordComponent") // nobody compares webhooks
    record Post(UUID id, ConnectionId connection, Instant receivedAt, byte[] body) {}

    /// One event of it, to be written.
    record Fresh(
            UUID id,
            UUID ledgerId,
            ConnectionId connection,
            int shard,
            String kind,
            Inbound.Head head,
            Instant receivedAt,
            LedgerEvent.Outcome outcome,
            @Nullable String reason) {}

    /// Writes webhooks and their events in one statement each. Events that were told before are duplicates.
    void insert(AccountId account, List<Post> posts, List<Fresh> events) {
        db.sql("""
                        insert into ledger (account_id, id, connection_id, received_at, body)
                        select ?, post.id, post.connection_id, post.received_at::timestamptz, post.body
                        from unnest(?::uuid[], ?::uuid[], ?::text[], ?::bytea[])
                            as post (id, connection_id, received_at, body)
                        """)
                .params(
                        account.value(),
                        column(posts, Post::id, UUID[]::new),
                        column(posts, it -> it.connection().value(), UUID[]::new),
                        column(posts, it -> it.receivedAt().toString(), String[]::new),
                        column(posts, Post::body, byte[][]::new))
                .update();
        insert(account, events, true);
    }

    /// @param duplicates whether what was told before is written down as such
    /// @return how many are new
    int insert(AccountId account, List<Fresh> events, boolean duplicates) {
        return db.sql("""
                        with told as (
                            select *
                            from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[],
                                ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality
                                as told (id, ledger_id, connection_id, shard, key, kind, external_id, address,
                                    happened_at, received_at, outcome, reason, place)
                        ), fresh as (
                            insert into ledger_event (account_id, id, ledger_id, connection_id, shard, key, kind,
                                external_id, address, happened_at, received_at, outcome, reason, settled_at)
                            select ?, id, ledger_id, connection_id, shard, key, kind, external_id, address,
                                happened_at::timestamptz, received_at::timestamptz, outcome, reason,
                                case when outcome <> 'pending' then received_at::timestamptz end
                            from told
                            order by place
                            on conflict (account_id, connection_id, key) where outcome <> 'duplicate' do nothing
                            returning id
                        ), again as (
                            insert into ledger_event (account_id, id, ledger_id, connection_id, shard, key, kind,
                                external_id, address, happened_at, received_at, outcome, settled_at)
                            select ?, id, ledger_id, connection_id, shard, key, kind, external_id, address,
                                happened_at::timestamptz, received_at::timestamptz, 'duplicate',
                                received_at::timestamptz
                            from told
                            where ?::boolean and id not in (select id from fresh)
                            order by place
                        )
                        select count(*) from fresh
                        """)
                .params(
                        column(events, Fresh::id, UUID[]::new),
                        column(events, Fresh::ledgerId, UUID[]::new),
                        column(events, it -> it.connection().value(), UUID[]::new),
                        column(events, Fresh::shard, Integer[]::new),
                        column(events, it -> it.head().key(), String[]::new),
                        column(events, Fresh::kind, String[]::new),
                        column(events, it -> it.head().externalId(), String[]::new),
                        column(events, it -> it.head().address(), String[]::new),
                        column(events, it -> text(it.head().at()), String[]::new),
                        column(events, it -> it.receivedAt().toString(), String[]::new),
                        column(events, it -> (String) Sql.bindable(it.outcome()), String[]::new),
                        column(events, Fresh::reason, String[]::new),
                        account.value(),
                        account.value(),
                        duplicates)
                .query(Integer.class)
                .single();
    }

    /// Takes a shard for the length of the transaction, so that what one customer tells is done in its order.
    /// False when another node or thread has it.
    boolean take(ConnectionId connection, int shard) {
        return db.sql("select pg_try_advisory_xact_lock(hashtextextended(?, ?))")
                .params(connection.value().toString(), shard)
                .query(Boolean.class)
                .single();
    }

    /// An event that waits.
    record Waiting(
            UUID id,
            UUID ledgerId,
            String key,
            long seq,
            @Nullable Instant happenedAt,
            Instant receivedAt) {}

    List<Waiting> pending(AccountId account, ConnectionId connection, int shard, int limit) {
        return waiting(
                Sql.of(
                        "account_id = ? and connection_id = ? and shard = ? and outcome = 'pending'",
                        account,
                        connection,
                        shard),
                limit);
    }

    /// What waits for something that has come now.
    List<Waiting> parked(AccountId account, ConnectionId connection, List<String> targets) {
        return waiting(
                Sql.of(
                        "account_id = ? and connection_id = ? and target = any(?) and outcome = 'parked'",
                        account,
                        connection,
                        targets),
                500);
    }

    /// What waits for something that has come is done as if it had just come itself.
    void requeue(AccountId account, ConnectionId connection, List<String> targets) {
        db.sql("""
                        update ledger_event
                        set outcome = 'pending', target = null, settled_at = null
                        where account_id = ? and connection_id = ? and target = any((select ?::text[])::text[])
                            and outcome = 'parked'
                        """)
                .params(account.value(), connection.value(), targets.toArray(String[]::new))
                .update();
    }

    private List<Waiting> waiting(Sql condition, int limit) {
        return db.sql("""
                        select id, ledger_id, key, seq, happened_at, received_at
                        from ledger_event
                        where %s
                        order by seq
                        limit %d
                        for update
                        """.formatted(condition.text(), limit))
                .params(condition.params())
                .query(Rows.to(Waiting.class))
                .list();
    }

    Map<UUID, byte[]> bodies(AccountId account, List<UUID> ids) {
        var bodies = new HashMap<UUID, byte[]>();
        db.sql("select id, body from ledger where account_id = ? and id = any((select ?::uuid[])::uuid[])")
                .params(account.value(), ids.toArray(UUID[]::new))
                .query((java.sql.ResultSet row) -> {
                    bodies.put(row.getObject("id", UUID.class), row.getBytes("body"));
                });
        return bodies;
    }

    /// The webhook says this from now on.
    void rewrite(AccountId account, UUID id, byte[] body) {
        db.sql("update ledger set body = ? where account_id = ? and id = ?")
                .params(body, account.value(), id)
                .update();
    }

    /// What became of an event.
    record Settled(UUID id, Outcome outcome) {}

    void settle(AccountId account, List<Settled> settled, Instant at) {
        db.sql("""
                        update ledger_event
                        set outcome = settled.outcome, reason = settled.reason, target = settled.target,
                            message_id = settled.message_id, conversation_id = settled.conversation_id, settled_at = ?
                        from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::uuid[])
                            as settled (id, outcome, reason, target, message_id, conversation_id)
                        where ledger_event.account_id = ? and ledger_event.id = settled.id
                        """)
                .params(
                        Sql.bindable(at),
                        column(settled, Settled::id, UUID[]::new),
                        column(settled, it -> (String) Sql.bindable(it.outcome().as()), String[]::new),
                        column(settled, it -> it.outcome().reason(), String[]::new),
                        column(settled, it -> it.outcome().target(), String[]::new),
                        column(settled, it -> uuid(it.outcome().message()), UUID[]::new),
                        column(settled, it -> uuid(it.outcome().conversation()), UUID[]::new),
                        account.value())
                .update();
    }

    private static @Nullable UUID uuid(app.prosa.sql.@Nullable Id id) {
        return id == null ? null : id.value();
    }

    /// Work that waits, across accounts. Goes from shard to shard, however much waits in each.
    List<Backlog.Shard> shards(int limit) {
        return db.sql("""
                        with recursive found (account, connection, shard) as (
                            (
                                select account_id, connection_id, shard
                                from ledger_event
                                where outcome = 'pending'
                                order by account_id, connection_id, shard
                                limit 1)
                            union all
                            select next.*
                            from found
                            cross join lateral (
                                select account_id, connection_id, shard
                                from ledger_event
                                where outcome = 'pending'
                                    and (account_id, connection_id, shard) > (found.account, found.connection, found.shard)
                                order by account_id, connection_id, shard
                                limit 1) as next
                        )
                        select account, connection, shard from found limit ?
                        """).param(limit).query(Rows.to(Backlog.Shard.class)).list();
    }

    /// Across accounts: parked events whose target is there by now. Both may have come at one instant in
    /// different shards, and each missed the other.
    List<Backlog.Late> late(int limit) {
        return db.sql("""
                        select distinct event.account_id as account, event.connection_id as connection, event.target
                        from ledger_event as event
                        join channel_message as message on message.account_id = event.account_id
                            and message.connection_id = event.connection_id and message.external_id = event.target
                        where event.outcome = 'parked'
                        limit ?
                        """).param(limit).query(Rows.to(Backlog.Late.class)).list();
    }

    /// Across accounts: gives up what has waited since then for something that never came.
    int giveUp(Instant since, Instant now) {
        return db.sql("""
                        update ledger_event
                        set outcome = 'discarded', reason = 'target-unknown', settled_at = ?
                        where outcome = 'parked' and received_at < ?
                        """).params(Sql.bindable(now), Sql.bindable(since)).update();
    }

    /// Across accounts: forgets webhooks that are older, with their events.
    int forget(Instant before, int limit) {
        return db.sql("""
                        delete from ledger
                        where (account_id, id) in (
                            select account_id, id
                            from ledger
                            where received_at < ? and not exists (
                                select from ledger_event as event
                                where event.account_id = ledger.account_id and event.ledger_id = ledger.id
                                    and event.outcome in ('pending', 'dead'))
                            order by received_at
                            limit ?)
                        """).params(Sql.bindable(before), limit).update();
    }

    List<LedgerEvent> list(AccountId account, Sql condition, int limit) {
        return db.sql(LedgerEvent.SELECT + """
                        where event.account_id = ? and %s
                        order by event.seq desc
                        limit %d
                        """.formatted(condition.text(), limit))
                .param(account.value())
                .params(condition.params())
                .query(Rows.to(LedgerEvent.class))
                .list();
    }

    Optional<LedgerEvent> find(AccountId account, UUID id, boolean locked) {
        return db.sql(LedgerEvent.SELECT
                        + "where event.account_id = ? and event.id = ?"
                        + (locked ? " for update of event" : ""))
                .params(account.value(), id)
                .query(Rows.to(LedgerEvent.class))
                .optional();
    }

    boolean knows(AccountId account, ConnectionId connection, String key) {
        return db.sql("""
                        select exists (
                            select from ledger_event
                            where account_id = ? and connection_id = ? and key = ? and outcome <> 'duplicate')
                        """)
                .params(account.value(), connection.value(), key)
                .query(Boolean.class)
                .single();
    }

    /// The event waits again, perhaps for another connection.
    void again(AccountId account, UUID id, ConnectionId connection, int shard, String kind) {
        db.sql("""
                        update ledger_event
                        set outcome = 'pending', reason = null, target = null, settled_at = null, connection_id = ?,
                            shard = ?, kind = ?
                        where account_id = ? and id = ?
                        """).params(connection.value(), shard, kind, account.value(), id).update();
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    static <R, T> @Nullable T[] column(List<R> rows, Function<R, @Nullable T> value, IntFunction<@Nullable T[]> array) {
        var column = array.apply(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            column[i] = value.apply(rows.get(i));
        }
        return column;
    }
}
