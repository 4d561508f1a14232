package app.prosa.sql;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A table that says to which others each thing belongs, such as the members of a department.
///
/// @param one the column of the thing's id
/// @param other the column of the others' ids
public record Links(String table, String one, String other) {

    /// The others' ids as an array, for the columns of a `select`.
    ///
    /// @param row the name by which the query knows the thing's row
    public String of(String row) {
        return """
                array(
                       select link.%3$s
                       from %1$s link
                       where link.account_id = %4$s.account_id and link.%2$s = %4$s.id
                       order by link.%3$s)""".formatted(table, one, other, row);
    }

    /// From now on it belongs to these and to no others.
    public void replace(JdbcClient db, AccountId account, Id id, List<? extends Id> others) {
        db.sql("delete from %s where account_id = ? and %s = ?".formatted(table, one))
                .params(account.value(), id.value())
                .update();
        db.sql("""
                insert into %1$s (account_id, %2$s, %3$s)
                select ?, ?, other.id
                from unnest(?) as other (id)
                """.formatted(table, one, other))
                .params(account.value(), id.value(), Sql.bindable(others))
                .update();
    }
}
