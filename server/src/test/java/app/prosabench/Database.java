package app.prosabench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/// The PostgreSQL inside a started server, as its owner sees it: for probes beside the program, and to count what the
/// program asks.
final class Database {

    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private final Path log;

    private Database(Path log) {
        this.log = log;
    }

    /// @param data the server's data folder
    static Database of(Path data) throws IOException {
        var database = new Database(data.resolve("postgres.log"));
        var port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
        database.source.setServerNames(new String[] {"127.0.0.1"});
        database.source.setPortNumbers(new int[] {Integer.parseInt(port.strip())});
        database.source.setDatabaseName("prosa");
        database.source.setUser("prosa");
        database.source.setPassword(
                Files.readString(data.resolve("secrets/postgres")).strip());
        return database;
    }

    Connection connection() throws SQLException {
        return source.getConnection();
    }

    void execute(String statement) throws SQLException {
        try (var connection = connection();
                var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }

    /// Has every statement written to the log, or no longer.
    void logStatements(boolean on) throws SQLException {
        execute("alter system set log_statement = '" + (on ? "all" : "none") + "'");
        execute("select pg_reload_conf()");
    }

    long logLength() throws IOException {
        return Files.size(log);
    }

    /// What was asked since the log had this length, without the beginnings and ends of transactions.
    java.util.List<String> statementsSince(long length) throws IOException {
        try (var channel = Files.newByteChannel(log)) {
            channel.position(length);
            var bytes = java.nio.ByteBuffer.allocate((int) (channel.size() - length));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // On to the end.
            }
            return new String(bytes.array(), 0, bytes.position(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .filter(it -> it.contains("LOG:  execute ") || it.contains("LOG:  statement: "))
                    .map(it -> it.replaceFirst(".*LOG: {2}(execute [^:]*|statement): *", ""))
                    .filter(it -> !it.matches("(?i)(BEGIN|COMMIT|ROLLBACK).*"))
                    .toList();
        }
    }
}
