package app.prosa.demo;

import app.prosa.agent.DepartmentId;
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
        return ofTheSite("key", String.class);
    }

    /// The department in which the website's visitors wait.
    Optional<DepartmentId> department() {
        return ofTheSite("department_id", UUID.class).map(DepartmentId::new);
    }

    private <T> Optional<T> ofTheSite(String column, Class<T> type) {
        return db.sql("""
                        select connection.%s
                        from connection
                        join agent on agent.account_id = connection.account_id
                        where lower(agent.email) = ?
                        order by connection.created_at
                        limit 1
                        """.formatted(column)).param(Cast.OWNER_EMAIL).query(type).optional();
    }
}
