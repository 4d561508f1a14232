package app.prosa.account;

import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `account`.
@Component
class AccountStore {

    /// Any fixed number of our own: the lock that openings of a first account share.
    private static final long OPENING = 0x50726f7361L;

    private final JdbcClient db;

    AccountStore(JdbcClient db) {
        this.db = db;
    }

    boolean any() {
        return db.sql("select exists (select from account)")
                .query(Boolean.class)
                .single();
    }

    void lockOpening() {
        db.sql("select pg_advisory_xact_lock(?)")
                .param(OPENING)
                .query((row, _) -> OPENING)
                .single();
    }

    void insert(Account account, Instant at) {
        db.sql("""
                insert into account (id, name, settings, created_at)
                values (?, ?, ?::jsonb, ?)
                """)
                .params(account.id().value(), account.name(), Rows.json(account.settings()), Sql.bindable(at))
                .update();
    }

    Optional<Account> find(AccountId id) {
        return db.sql("""
                select id, name, settings
                from account
                where id = ?
                """)
                .param(id.value())
                .query(Rows.to(Row.class))
                .optional()
                .map(Row::account);
    }

    Optional<Account> lock(AccountId id) {
        return db.sql("""
                select id, name, settings
                from account
                where id = ?
                for update
                """)
                .param(id.value())
                .query(Rows.to(Row.class))
                .optional()
                .map(Row::account);
    }

    void update(Account account) {
        db.sql("""
                update account
                set name = ?, settings = ?::jsonb
                where id = ?
                """)
                .params(
                        account.name(),
                        Rows.json(account.settings()),
                        account.id().value())
                .update();
    }

    private record Row(AccountId id, String name, AccountSettings settings) {

        Account account() {
            return Account.of(id, name, settings);
        }
    }
}
