package app.prosa.demo;

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
}
