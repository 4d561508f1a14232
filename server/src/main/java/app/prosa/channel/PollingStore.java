package app.prosa.channel;

import app.prosa.connection.ConnectionId;
import app.prosa.connection.ConnectionKind;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How far providers have been asked, in the table `channel_inquiry`.
@Component
class PollingStore {

    private final JdbcClient db;

    PollingStore(JdbcClient db) {
        this.db = db;
    }

    /// A connection whose provider is to be asked.
    ///
    /// @param heardUntil everything that came in before is in the ledger
    /// @param lookedBackAt when everything still open was looked at
    record Due(
            AccountId account,
            ConnectionId connection,
            Instant heardUntil,
            @Nullable Instant lookedBackAt) {}

    /// Takes the connections of a kind, in all accounts, that are due; nobody else gets them until `next`.
    List<Due> take(ConnectionKind kind, Instant now, Instant next) {
        return db.sql("""
                        insert into channel_inquiry as inquiry (account_id, connection_id, heard_until, due_at)
                        select account_id, id, created_at, ?
                        from connection
                        where kind = ? and state = 'on'
                        on conflict (account_id, connection_id) do update set due_at = excluded.due_at
                        where inquiry.due_at <= ?
                        returning account_id as account, connection_id as connection, heard_until, looked_back_at
                        """)
                .params(Sql.bindable(next), Sql.bindable(kind), Sql.bindable(now))
                .query(Rows.to(Due.class))
                .list();
    }

    void heard(Due due, Instant until) {
        db.sql("""
                        update channel_inquiry
                        set heard_until = greatest(heard_until, ?)
                        where account_id = ? and connection_id = ?
                        """)
                .params(
                        Sql.bindable(until),
                        due.account().value(),
                        due.connection().value())
                .update();
    }

    void lookedBack(Due due, Instant at) {
        db.sql("update channel_inquiry set looked_back_at = ? where account_id = ? and connection_id = ?")
                .params(
                        Sql.bindable(at),
                        due.account().value(),
                        due.connection().value())
                .update();
    }

    private record Key(String key) {}

    /// Those of the keys that the ledger has already.
    Set<String> known(AccountId account, ConnectionId connection, Collection<String> keys) {
        var known = new TreeSet<String>();
        db.sql("""
                        select key
                        from ledger_event
                        where account_id = ? and connection_id = ? and key = any(?) and outcome <> 'duplicate'
                        """)
                .params(account.value(), connection.value(), keys.toArray(String[]::new))
                .query(Rows.to(Key.class))
                .list()
                .forEach(it -> known.add(it.key()));
        return known;
    }
}
