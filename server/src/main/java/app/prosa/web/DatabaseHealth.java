package app.prosa.web;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/// The database answers. Migrations need no check: the server does not open its port before they are done.
@Component
final class DatabaseHealth implements HealthCheck {

    private static final int SECONDS = 2;

    private final DataSource dataSource;

    DatabaseHealth(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public String part() {
        return "database";
    }

    @Override
    public boolean works() {
        try (var connection = dataSource.getConnection()) {
            return connection.isValid(SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }
}
