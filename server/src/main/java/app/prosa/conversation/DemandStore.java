package app.prosa.conversation;

import app.prosa.sql.AccountId;
import app.prosa.sql.Sql;
import app.prosa.sql.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `demand`, and what else a ticket is sorted by: which of them it has, and what it is worth.
@Component
class DemandStore {

    private final JdbcClient db;
    private final Table<Demand> table;

    DemandStore(JdbcClient db) {
        this.db = db;
        this.table = new Table<>(db, "demand", "id, name, retired", "lower(name)", Demand.class);
    }

    List<Demand> all(AccountId account) {
        return table.all(account);
    }

    Optional<Demand> lock(AccountId account, DemandId id) {
        return table.lock(account, id);
    }

    /// Whether there is one to choose from.
    boolean any(AccountId account) {
        return db.sql("select exists (select from demand where account_id = ? and not retired)")
                .param(account.value())
                .query(Boolean.class)
                .single();
    }

    void insert(AccountId account, Demand demand, Instant at) {
        db.sql("""
                        insert into demand (account_id, id, name, retired, created_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(account.value(), demand.id().value(), demand.name(), demand.retired(), Sql.bindable(at))
                .update();
    }

    void update(AccountId account, Demand demand) {
        db.sql("""
                        update demand
                        set name = ?, retired = ?
                        where account_id = ? and id = ?
                        """)
                .params(
                        demand.name(),
                        demand.retired(),
                        account.value(),
                        demand.id().value())
                .update();
    }

    /// Gives a ticket its demand, or none.
    void choose(AccountId account, TicketId ticket, @Nullable DemandId demand) {
        db.sql("""
                        update ticket
                        set demand_id = ?::uuid
                        where account_id = ? and id = ?
                        """)
                .param(demand == null ? null : demand.value())
                .param(account.value())
                .param(ticket.value())
                .update();
    }

    /// Gives a ticket its value, or none.
    void value(AccountId account, TicketId ticket, @Nullable BigDecimal value) {
        db.sql("""
                        update ticket
                        set value = ?::numeric
                        where account_id = ? and id = ?
                        """).param(value).param(account.value()).param(ticket.value()).update();
    }
}
