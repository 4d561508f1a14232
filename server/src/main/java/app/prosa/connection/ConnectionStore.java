package app.prosa.connection;

import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Connections in the database.
@Component
class ConnectionStore {

    private static final String COLUMNS = """
            id, kind, name, department_id, agent_id, key, state,
            case when kind = 'webchat' then settings end as webchat, created_at, bot, trouble""";

    private final JdbcClient db;

    ConnectionStore(JdbcClient db) {
        this.db = db;
    }

    List<Connection> all(AccountId account) {
        return db.sql("""
                        select %s
                        from connection
                        where account_id = ?
                        order by created_at, id
                        """.formatted(COLUMNS))
                .param(account.value())
                .query(Rows.to(Connection.class))
                .list();
    }

    Optional<Connection> find(AccountId account, ConnectionId id) {
        return one(account, id, "");
    }

    Optional<Connection> lock(AccountId account, ConnectionId id) {
        return one(account, id, "for update");
    }

    private Optional<Connection> one(AccountId account, ConnectionId id, String lock) {
        return db.sql("""
                        select %s
                        from connection
                        where account_id = ? and id = ?
                        %s
                        """.formatted(COLUMNS, lock))
                .params(account.value(), id.value())
                .query(Rows.to(Connection.class))
                .optional();
    }

    private record Owner(AccountId account) {}

    /// The one query of this store that does not know the account yet: the key tells it.
    Optional<Door> byKey(String key) {
        var owner = db.sql("select account_id as account from connection where key = ?")
                .param(key)
                .query(Rows.to(Owner.class))
                .optional();
        return owner.flatMap(it -> db.sql("""
                        select %s
                        from connection
                        where account_id = ? and key = ?
                        """.formatted(COLUMNS))
                .params(it.account().value(), key)
                .query(Rows.to(Connection.class))
                .optional()
                .map(connection -> new Door(it.account(), connection)));
    }

    void insert(AccountId account, Connection connection, String sealedSecret) {
        db.sql("""
                        insert into connection (account_id, id, kind, name, department_id, key, state, settings, secret, created_at)
                        values (:account, :id, :kind, :name, :department::uuid, :key, :state, :settings::jsonb, :secret, :at)
                        """)
                .param("account", account.value())
                .param("id", connection.id().value())
                .param("kind", Sql.bindable(connection.kind()))
                .param("name", connection.name())
                .param(
                        "department",
                        connection.departmentId() == null
                                ? null
                                : connection.departmentId().value())
                .param("key", connection.key())
                .param("state", Sql.bindable(connection.state()))
                .param("settings", connection.webchat() == null ? "{}" : Rows.json(connection.webchat()))
                .param("secret", sealedSecret)
                .param("at", Sql.bindable(connection.createdAt()))
                .update();
    }

    void save(AccountId account, Connection connection) {
        db.sql("""
                        update connection
                        set name = :name, department_id = :department::uuid, agent_id = :agent::uuid, state = :state,
                            settings = :settings::jsonb
                        where account_id = :account and id = :id
                        """)
                .param("account", account.value())
                .param("id", connection.id().value())
                .param("name", connection.name())
                .param(
                        "department",
                        connection.departmentId() == null
                                ? null
                                : connection.departmentId().value())
                .param(
                        "agent",
                        connection.agentId() == null
                                ? null
                                : connection.agentId().value())
                .param("state", Sql.bindable(connection.state()))
                .param("settings", connection.webchat() == null ? "{}" : Rows.json(connection.webchat()))
                .update();
    }

    void saveTrouble(AccountId account, ConnectionId id, @Nullable Trouble trouble) {
        db.sql("update connection set trouble = ?::jsonb where account_id = ? and id = ?")
                .param(trouble == null ? null : Rows.json(trouble))
                .params(account.value(), id.value())
                .update();
    }

    void saveBot(AccountId account, ConnectionId id, boolean on) {
        db.sql("update connection set bot = ? where account_id = ? and id = ?")
                .params(on, account.value(), id.value())
                .update();
    }

    void delete(AccountId account, ConnectionId id) {
        db.sql("delete from connection where account_id = ? and id = ?")
                .params(account.value(), id.value())
                .update();
    }

    Optional<String> secret(AccountId account, ConnectionId id) {
        return db.sql("select secret from connection where account_id = ? and id = ?")
                .params(account.value(), id.value())
                .query((row, number) -> row.getString("secret"))
                .optional();
    }

    void saveSecret(AccountId account, ConnectionId id, String sealedSecret) {
        db.sql("update connection set secret = ? where account_id = ? and id = ?")
                .params(sealedSecret, account.value(), id.value())
                .update();
    }
}
