package app.prosa.sql;

import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/// Short notices between the nodes that share the database, by PostgreSQL's LISTEN and NOTIFY on connections of their
/// own. PostgreSQL lets commits that notify happen one by one, so no transaction of ours does; a notice goes out by
/// itself, and waits for no disk.
///
/// A notice may be lost while a connection is renewed, so it is never the only copy of anything.
@Component
public final class Notices {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DataSource database;
    private @Nullable Connection speaking;

    Notices(@FlywayDataSource DataSource owner) {
        this.database = owner;
    }

    /// Whether the text is short enough for one notice.
    public static boolean fits(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length < 8000;
    }

    /// Says something to every node that listens, this one included.
    ///
    /// @throws DataAccessResourceFailureException when it may be lost; the next one tries again
    public synchronized void say(String channel, String text) {
        try {
            if (speaking == null) {
                speaking = database.getConnection();
                speaking.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
                execute(speaking, "set synchronous_commit = off");
            }
            try (var statement = speaking.prepareStatement("select pg_notify(?, ?)")) {
                statement.setString(1, channel);
                statement.setString(2, text);
                statement.execute();
            }
        } catch (SQLException e) {
            hangUp();
            throw new DataAccessResourceFailureException("A notice may be lost.", e);
        }
    }

    /// Listens from now on.
    ///
    /// @throws DataAccessResourceFailureException when the database cannot be reached
    public Listening listen(String channel) {
        Connection connection = null;
        try {
            connection = database.getConnection();
            connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
            execute(connection, "listen " + channel);
            return new Listening(connection);
        } catch (SQLException e) {
            close(connection);
            throw new DataAccessResourceFailureException("The database cannot be listened to.", e);
        }
    }

    /// One connection that listens.
    public static final class Listening implements AutoCloseable {

        private final Connection connection;

        private Listening(Connection connection) {
            this.connection = connection;
        }

        /// What was said since the last time, waited for.
        ///
        /// @return empty when nobody said anything for so long; the connection was heard to be alive then
        /// @throws DataAccessResourceFailureException when the connection is gone: listen anew
        public List<String> next(Duration patience) {
            try {
                var heard = connection.unwrap(PGConnection.class).getNotifications((int) patience.toMillis());
                if (heard.length == 0 && !connection.isValid((int) PATIENCE.toSeconds())) {
                    throw new SQLException("The connection is gone.");
                }
                return Arrays.stream(heard).map(PGNotification::getParameter).toList();
            } catch (SQLException e) {
                throw new DataAccessResourceFailureException("The connection that listens is gone.", e);
            }
        }

        @Override
        public void close() {
            Notices.close(connection);
        }
    }

    @PreDestroy
    synchronized void hangUp() {
        close(speaking);
        speaking = null;
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }

    private static void close(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException _) {
            // It was broken, which is why it closes.
        }
    }
}
