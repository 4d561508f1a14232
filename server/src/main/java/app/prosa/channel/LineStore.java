package app.prosa.channel;

import app.prosa.connection.ConnectionId;
import app.prosa.connection.ConnectionKind;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Lines and what their providers told of them.
@Component
class LineStore {

    private final JdbcClient db;

    LineStore(JdbcClient db) {
        this.db = db;
    }

    record Row(String address, JsonNode settings, String secrets) {}

    Optional<Row> find(AccountId account, ConnectionId id) {
        return db.sql("select address, settings, secrets from channel_line where account_id = ? and connection_id = ?")
                .params(account.value(), id.value())
                .query(Rows.to(Row.class))
                .optional();
    }

    private record Found(ConnectionId id) {}

    Optional<ConnectionId> byAddress(AccountId account, ConnectionKind kind, String address) {
        return db.sql("""
                        select connection_id as id
                        from channel_line
                        where account_id = ? and kind = ? and (address = ? or settings ->> 'display' = ?)
                        order by address = ? desc
                        limit 1
                        """)
                .params(account.value(), Sql.bindable(kind), address, address, address)
                .query(Rows.to(Found.class))
                .optional()
                .map(Found::id);
    }

    void insert(
            AccountId account, ConnectionId id, ConnectionKind kind, String address, JsonNode settings, String sealed) {
        db.sql("""
                        insert into channel_line (account_id, connection_id, kind, address, settings, secrets)
                        values (?, ?, ?, ?, ?::jsonb, ?)
                        """)
                .params(account.value(), id.value(), Sql.bindable(kind), address, settings.toString(), sealed)
                .update();
    }

    void save(AccountId account, ConnectionId id, String address, JsonNode settings, String sealed) {
        db.sql("""
                        update channel_line
                        set address = ?, settings = ?::jsonb, secrets = ?
                        where account_id = ? and connection_id = ?
                        """)
                .params(address, settings.toString(), sealed, account.value(), id.value())
                .update();
    }

    /// Nothing goes out over the line until then.
    void pause(AccountId account, ConnectionId id, Instant until) {
        db.sql("""
                        update channel_line
                        set paused_until = greatest(paused_until, ?)
                        where account_id = ? and connection_id = ?
                        """).params(Sql.bindable(until), account.value(), id.value()).update();
    }

    /// Keeps the latest of what is told of one thing.
    void keep(AccountId account, ConnectionId id, String topic, String subject, JsonNode facts, Instant at) {
        db.sql("""
                        insert into channel_news (account_id, connection_id, topic, subject, facts, at)
                        values (?, ?, ?, ?, ?::jsonb, ?)
                        on conflict (account_id, connection_id, topic, subject) do update
                        set facts = excluded.facts, at = excluded.at
                        where channel_news.at <= excluded.at
                        """)
                .params(account.value(), id.value(), topic, subject, facts.toString(), Sql.bindable(at))
                .update();
    }

    List<Mending.Told> news(AccountId account, ConnectionId id) {
        return db.sql("""
                        select topic, subject, facts, at
                        from channel_news
                        where account_id = ? and connection_id = ?
                        order by topic, subject
                        limit 500
                        """)
                .params(account.value(), id.value())
                .query(Rows.to(Mending.Told.class))
                .list();
    }

    /// Takes the right to ask the provider whether the line works again; others must wait from then on.
    boolean probe(AccountId account, ConnectionId id, Instant now, Instant notSince) {
        return db.sql("""
                                update channel_line
                                set probed_at = ?
                                where account_id = ? and connection_id = ? and (probed_at is null or probed_at < ?)
                                """)
                        .params(Sql.bindable(now), account.value(), id.value(), Sql.bindable(notSince))
                        .update()
                == 1;
    }
}
