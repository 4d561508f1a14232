package app.prosa.sql;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A table of which an account has few rows, such as its tags: read whole, and changed one by one.
public final class Table<T extends Record> {

    private final JdbcClient db;
    private final String name;
    private final String select;
    private final String order;
    private final Class<T> type;

    /// @param columns what fills the record; where it asks other tables, this one goes by its own name
    /// @param order what stands before the id in the order of all rows
    public Table(JdbcClient db, String name, String columns, String order, Class<T> type) {
        this.db = db;
        this.name = name;
        this.select = "select %s from %s ".formatted(columns, name);
        this.order = order;
        this.type = type;
    }

    public List<T> all(AccountId account) {
        return db.sql(select + "where account_id = ? order by %s, id".formatted(order))
                .param(account.value())
                .query(Rows.to(type))
                .list();
    }

    public Optional<T> find(AccountId account, Id id) {
        return one(account, id, "");
    }

    /// The row, kept as it is until the transaction ends.
    public Optional<T> lock(AccountId account, Id id) {
        return one(account, id, " for update");
    }

    private Optional<T> one(AccountId account, Id id, String locked) {
        return db.sql(select + "where account_id = ? and id = ?" + locked)
                .params(account.value(), id.value())
                .query(Rows.to(type))
                .optional();
    }

    public void delete(AccountId account, Id id) {
        db.sql("delete from %s where account_id = ? and id = ?".formatted(name))
                .params(account.value(), id.value())
                .update();
    }
}
