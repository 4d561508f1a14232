package app.prosabench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// One row as long as a message, committed and synced.
final class CommitProbe implements Probe.Action, AutoCloseable {

    private static final int CONNECTIONS = 4;
    private static final String TEXT = "Olá, tudo bem? ".repeat(10);

    private final BlockingQueue<Connection> idle = new ArrayBlockingQueue<>(CONNECTIONS);

    CommitProbe(Database database) throws SQLException {
        database.execute("create table bench_commit (id bigint generated always as identity primary key, text text)");
        for (int i = 0; i < CONNECTIONS; i++) {
            idle.add(database.connection());
        }
    }

    @Override
    public void start(int number, long intendedNanos, OpenLoad load) throws SQLException, InterruptedException {
        var connection = idle.take();
        try (var statement = connection.prepareStatement("insert into bench_commit (text) values (?)")) {
            statement.setString(1, TEXT);
            statement.executeUpdate();
            load.done(intendedNanos, System.nanoTime());
        } finally {
            idle.add(connection);
        }
    }

    @Override
    public void close() throws SQLException {
        for (var connection : idle) {
            connection.close();
        }
    }
}
