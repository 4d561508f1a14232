package app.prosa.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/// A database on another machine, behind a network that swallows packets.
class OutsideDatabaseTest {

    private static final String VERSION = "18.6.0";
    private static final int SILENCE_SECONDS = 2;

    /// What a busy machine needs beside.
    private static final long SANE_SECONDS = 20;

    @TempDir
    static Path root;

    @SuppressWarnings("NullAway.Init")
    static DataFolder folder;

    @SuppressWarnings("NullAway.Init")
    static PostgresCluster cluster;

    @SuppressWarnings("NullAway.Init")
    SwallowingProxy network;

    @BeforeAll
    static void start() throws Exception {
        folder = new DataFolder(root);
        cluster = new PostgresCluster(folder, VERSION);
        execute(cluster.owner().getConnection(), "create role prosa_app; grant prosa_app to current_user");
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
        folder.close();
    }

    @BeforeEach
    void connect() throws Exception {
        network = new SwallowingProxy(cluster.owner().getPortNumbers()[0]);
    }

    @AfterEach
    void disconnect() {
        network.close();
    }

    private DatabaseSettings settings(String more) {
        var real = cluster.owner();
        return new DatabaseSettings(
                "jdbc:postgresql://127.0.0.1:" + network.port() + "/" + real.getDatabaseName() + more,
                String.valueOf(real.getUser()),
                String.valueOf(real.getPassword()),
                2,
                SILENCE_SECONDS,
                VERSION);
    }

    private HikariDataSource pool(OutsideDatabase outside) {
        return new Database().dataSource(outside, settings(""));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Whatever hangs fails the test instead of hanging it.
    private static void within(Callable<?> work) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            executor.submit(work).get(SANE_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Test
    void aRequestUnderWayAndTheNextFailSoonWhenPacketsVanishAndAllIsWellAfterwards() throws Exception {
        try (var pool = pool(new OutsideDatabase(settings("")))) {
            var underWay = pool.getConnection();
            network.swallows(true);

            within(() -> assertThatThrownBy(() -> execute(underWay, "select 1")).isInstanceOf(SQLException.class));
            within(() -> assertThatThrownBy(() -> execute(pool.getConnection(), "select 1"))
                    .isInstanceOf(SQLException.class));

            network.swallows(false);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(SANE_SECONDS))
                    .ignoreExceptions()
                    .untilAsserted(() -> execute(pool.getConnection(), "select 1"));
        }
    }

    @Test
    void whoSignsInToADatabaseThatSaysNothingGivesUpToo() throws Exception {
        var outside = new OutsideDatabase(settings(""));
        network.swallows(true);

        within(() -> assertThatThrownBy(() -> outside.owner().getConnection()).isInstanceOf(SQLException.class));
        within(() -> assertThatThrownBy(() -> new OutsideDatabase(settings(""))).isInstanceOf(StartRefused.class));
    }

    @Test
    void aMigrationMayTakeLongerAndARequestMayNot() throws Exception {
        var outside = new OutsideDatabase(settings(""));
        var longer = "select pg_sleep(" + (SILENCE_SECONDS + 1) + ")";
        try (var pool = pool(outside)) {
            execute(outside.owner().getConnection(), longer);

            assertThatThrownBy(() -> execute(pool.getConnection(), longer)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void longWorkMayTakeLongerAndTheConnectionIsImpatientAgainAfterwards() throws Exception {
        try (var pool = pool(new OutsideDatabase(settings("")))) {
            pool.setMaximumPoolSize(1);
            LongWork.run(() -> sleepsLonger(pool));

            try (var connection = pool.getConnection()) {
                assertThat(connection.getNetworkTimeout()).isEqualTo(SILENCE_SECONDS * 1000);
            }
        }
    }

    private static void sleepsLonger(HikariDataSource pool) {
        try (var connection = pool.getConnection()) {
            LongWork.prepare(connection);
            try (var statement = connection.createStatement()) {
                statement.execute("select pg_sleep(" + (SILENCE_SECONDS + 1) + ")");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatTheAddressSaysOfItGoesFirstAndIdleConnectionsAreAskedForLife() {
        PGSimpleDataSource shared = new OutsideDatabase(settings("?socketTimeout=7")).shared();

        assertThat(shared.getSocketTimeout()).isEqualTo(7);
        assertThat(shared.getTcpKeepAlive()).isTrue();
        assertThat(new OutsideDatabase(settings("")).owner().getSocketTimeout()).isZero();
    }
}
