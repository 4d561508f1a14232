package app.prosa.live;

import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes and reads the event log.
@Component
class EventStore {

    private final JdbcClient db;

    EventStore(JdbcClient db) {
        this.db = db;
    }

    void open(AccountId account) {
        db.sql("insert into event_head (account_id, seq) values (?, 0)")
                .param(account.value())
                .update();
    }

    /// Numbers and stores events. The head's row stays locked until the commit, which is what makes numbers appear in
    /// order; so this is the last statement of its transaction.
    ///
    /// @return the number of the last one
    long append(AccountId account, List<Reach> reaches, List<String> payloads, Instant at) {
        return db.sql("""
                        with head as (
                            update event_head set seq = seq + ? where account_id = ? returning seq
                        ), stored as (
                            insert into event (account_id, seq, audience, payload, at)
                            select ?, head.seq - ? + fresh.place, fresh.audience::jsonb, fresh.payload, ?
                            from head, unnest(?::text[], ?::text[]) with ordinality as fresh (audience, payload, place)
                        )
                        select seq from head
                        """)
                .params(
                        payloads.size(),
                        account.value(),
                        account.value(),
                        payloads.size(),
                        at.atOffset(ZoneOffset.UTC),
                        reaches.stream().map(Rows::json).toArray(String[]::new),
                        payloads.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    long head(AccountId account) {
        return db.sql("select seq from event_head where account_id = ?")
                .param(account.value())
                .query(Long.class)
                .single();
    }

    /// The heads of several accounts.
    Map<AccountId, Long> heads(List<AccountId> accounts) {
        return db
                .sql("select account_id, seq from event_head where account_id = any((select ?::uuid[])::uuid[])")
                .param(accounts.stream().map(AccountId::value).toArray(UUID[]::new))
                .query(Rows.to(Head.class))
                .stream()
                .collect(Collectors.toMap(Head::accountId, Head::seq));
    }

    private record Head(AccountId accountId, long seq) {}

    /// Up to `limit` events after `seq`, in order.
    List<StoredEvent> after(AccountId account, long seq, int limit) {
        return db.sql("""
                        select seq, audience, payload
                        from event
                        where account_id = ? and seq > ?
                        order by seq
                        limit ?
                        """).params(account.value(), seq, limit).query(Rows.to(Row.class)).stream()
                .map(it -> StoredEvent.of(it.seq(), it.audience(), it.payload()))
                .toList();
    }

    /// The newest events, in order, to fill the memory of a fresh stream.
    List<StoredEvent> latest(AccountId account, int limit) {
        return db.sql("""
                        select seq, audience, payload
                        from event
                        where account_id = ?
                        order by seq desc
                        limit ?
                        """).params(account.value(), limit).query(Rows.to(Row.class)).list().reversed().stream()
                .map(it -> StoredEvent.of(it.seq(), it.audience(), it.payload()))
                .toList();
    }

    private record Row(long seq, Reach audience, String payload) {}

    /// Whom rights or sessions were taken from since `at`: their passes no longer hold.
    List<Reach> revokedSince(AccountId account, Instant at) {
        return db.sql("""
                        select seq, audience, payload
                        from event
                        where account_id = ? and at > ?
                            and (audience ->> 'session' is not null or payload = '{"type":"rights.changed"}')
                        """).params(account.value(), at.atOffset(ZoneOffset.UTC)).query(Rows.to(Row.class)).stream()
                .map(Row::audience)
                .toList();
    }

    int forgetBefore(Instant at, int limit) {
        return db.sql("""
                        delete from event
                        where (account_id, seq) in (select account_id, seq from event where at < ? limit ?)
                        """).params(at.atOffset(ZoneOffset.UTC), limit).update();
    }
}
