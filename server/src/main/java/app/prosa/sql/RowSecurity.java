package app.prosa.sql;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionExecutionListener;

/// Begins transactions, and tells PostgreSQL in each whose rows it may touch.
///
/// The pool's connections run as the role `prosa_app`, which row security binds; without an account every policy
/// fails, so a query outside a transaction sees nothing. Work across accounts returns to the owner's role for the
/// length of its transaction. Both settings are local to the transaction, so nothing leaks into the next use of a
/// connection.
///
/// It is said while the transaction begins, and not by a listener afterwards: when it fails then, because the database
/// has just gone, the connection is given back. A listener's failure would leave it with the thread, and a thread that
/// works for as long as the server runs would never come by another.
@Component
final class RowSecurity extends JdbcTransactionManager {

    /// @param listeners hear of every transaction
    RowSecurity(DataSource dataSource, ObjectProvider<TransactionExecutionListener> listeners) {
        super(dataSource);
        listeners.orderedStream().forEach(this::addListener);
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        LongWork.prepare(connection);
        var account = Tenant.scope();
        try (var statement = connection.prepareStatement(
                account.isPresent() ? "select set_config('app.account_id', ?, true)" : "set local role none")) {
            if (account.isPresent()) {
                statement.setString(1, account.get().value().toString());
            }
            statement.execute();
        }
    }
}
