package app.prosa.sql;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.TransactionSystemException;

/// Tells PostgreSQL at the beginning of each transaction whose rows it may touch.
///
/// The pool's connections run as the role `prosa_app`, which row security binds; without an account every policy
/// fails, so a query outside a transaction sees nothing. Work across accounts returns to the owner's role for the
/// length
/// of its transaction. Both settings are local to the transaction, so nothing leaks into the next use of a connection.
@Component
final class RowSecurity implements TransactionExecutionListener {

    private final DataSource dataSource;

    RowSecurity(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure != null) {
            return;
        }
        var connection = DataSourceUtils.getConnection(dataSource);
        try (var statement = connection.prepareStatement(
                Tenant.scope().isPresent() ? "select set_config('app.account_id', ?, true)" : "set local role none")) {
            if (Tenant.scope().isPresent()) {
                statement.setString(1, Tenant.scope().orElseThrow().value().toString());
            }
            statement.execute();
        } catch (SQLException e) {
            throw new TransactionSystemException("The account of the transaction could not be set.", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
