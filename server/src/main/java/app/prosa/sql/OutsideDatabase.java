package app.prosa.sql;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/// The PostgreSQL that `PROSA_DATABASE_URL` names, in the form of a driver (`jdbc:postgresql://…`) or of a hosting
/// company (`postgres://user:password@host:port/database?sslmode=require`).
final class OutsideDatabase implements PostgresServer {

    private static final int OLDEST = 15;

    private static final int CONNECT_SECONDS = 5;
    private static final int SIGN_IN_SECONDS = 10;

    private final PGSimpleDataSource owner;
    private final PGSimpleDataSource shared;

    OutsideDatabase(DatabaseSettings settings) {
        owner = source(settings);
        owner.setLoginTimeout(SIGN_IN_SECONDS);
        shared = source(settings);
        if (shared.getSocketTimeout() == 0) {
            shared.setSocketTimeout(settings.silence());
        }
        mustServe();
    }

    /// The network between us may swallow everything without a word: whoever connects gives up soon, and
    /// what is idle is asked now and then whether it is still there.
    private static PGSimpleDataSource source(DatabaseSettings settings) {
        var source = new PGSimpleDataSource();
        try {
            source.setUrl(settings.url().startsWith("jdbc:") ? settings.url() : jdbc(source, settings.url()));
        } catch (IllegalArgumentException | URISyntaxException e) {
            // The cause is left out: its message may hold the password.
            throw new StartRefused(
                    "PROSA_DATABASE_URL is not the address of a PostgreSQL: write jdbc:postgresql://host:5432/database or postgres://user:password@host:5432/database.");
        }
        if (!settings.user().isEmpty()) {
            source.setUser(settings.user());
        }
        if (!settings.password().isEmpty()) {
            source.setPassword(settings.password());
        }
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setTcpKeepAlive(true);
        return source;
    }

    @Override
    public PGSimpleDataSource owner() {
        return owner;
    }

    /// What does not hear from the database for too long fails, rather than waiting for ever.
    @Override
    public PGSimpleDataSource shared() {
        return shared;
    }

    @Override
    public void close() {
        // Its operator stops it.
    }

    private static String jdbc(PGSimpleDataSource source, String address) throws URISyntaxException {
        var uri = new URI(address);
        var known = "postgres".equals(uri.getScheme()) || "postgresql".equals(uri.getScheme());
        if (!known || uri.getHost() == null) {
            throw new IllegalArgumentException("not postgres://");
        }
        if (uri.getRawUserInfo() != null) {
            var parts = uri.getRawUserInfo().split(":", 2);
            source.setUser(decoded(parts[0]));
            if (parts.length == 2) {
                source.setPassword(decoded(parts[1]));
            }
        }
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
    }

    /// In user info a plus sign stands for itself.
    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private void mustServe() {
        try (var connection = shared.getConnection()) {
            mustBeNewEnough(connection);
        } catch (SQLException e) {
            throw new StartRefused(
                    "The PostgreSQL of PROSA_DATABASE_URL does not let Prosa in: %s".formatted(firstLine(e)), e);
        }
    }

    private static void mustBeNewEnough(Connection connection) throws SQLException {
        var metadata = connection.getMetaData();
        if (metadata.getDatabaseMajorVersion() < OLDEST) {
            throw new StartRefused("The PostgreSQL of PROSA_DATABASE_URL is version %s and Prosa needs %d or newer."
                    .formatted(metadata.getDatabaseProductVersion(), OLDEST));
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
