package app.prosa.demo;

import app.prosa.sql.AccountId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Asks whether this installation holds the demo workspace. Across accounts.
@Component
class DemoStore {

    private final JdbcClient db;

    DemoStore(JdbcClient db) {
        this.db = db;
    }

    boolean isDemo() {
        return db.sql("select exists (select from agent where lower(email) = ?)")
                .param(Cast.OWNER_EMAIL)
                .query(Boolean.class)
                .single();
    }

    Optional<AccountId> account() {
        return db.sql("select account_id from agent where lower(email) = ?")
                .param(Cast.OWNER_EMAIL)
                .query(UUID.class)
                .optional()
                .map(AccountId::new);
    }

    /// The key of the demo shop's website chat.
    Optional<String> key() {
        return db.sql("""
                        select connection.key
                        from connection
                        join agent on agent.account_id = connection.account_id
                        where lower(agent.email) = ?
                        order by connection.created_at
                        limit 1
                        """).param(Cast.OWNER_EMAIL).query(String.class).optional();
    }
}
