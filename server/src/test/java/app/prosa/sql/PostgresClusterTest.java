package app.prosa.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresClusterTest {

    /// The version in the pom; the tests' resources are not filtered.
    private static final String VERSION = "18.6.0";

    @TempDir
    Path root;

    @Test
    void itSyncsEveryCommitAndAsksForAPassword() throws Exception {
        try (var folder = new DataFolder(root);
                var cluster = new PostgresCluster(folder, VERSION)) {
            assertThat(setting(cluster.owner(), "fsync")).isEqualTo("on");
            assertThat(setting(cluster.owner(), "synchronous_commit")).isEqualTo("on");
            assertThat(setting(cluster.owner(), "full_page_writes")).isEqualTo("on");
            assertThat(setting(cluster.owner(), "data_checksums")).isEqualTo("on");
            assertThat(setting(cluster.owner(), "listen_addresses")).isEqualTo("127.0.0.1");
            var stranger = cluster.owner();
            stranger.setPassword("guess");
            assertThatThrownBy(stranger::getConnection).hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void anOrphanOfAKilledServerIsStoppedAndNothingIsLost() throws Exception {
        try (var folder = new DataFolder(root)) {
            // Never closed, as after a kill.
            var killed = new PostgresCluster(folder, VERSION);
            execute(killed.owner(), "create table kept (id int)");
            var orphan =
                    Files.readAllLines(root.resolve("postgres/postmaster.pid")).getFirst();

            try (var next = new PostgresCluster(folder, VERSION)) {
                assertThat(Files.readAllLines(root.resolve("postgres/postmaster.pid"))
                                .getFirst())
                        .isNotEqualTo(orphan);
                execute(next.owner(), "insert into kept values (1)");
            }
        }
    }

    @Test
    void aNoteOfADeadServerWhoseNumberSomebodyElseHasIsNoObstacle() throws Exception {
        try (var folder = new DataFolder(root)) {
            new PostgresCluster(folder, VERSION).close();
            Files.writeString(
                    root.resolve("postgres/postmaster.pid"),
                    ProcessHandle.current().pid() + "\n" + root.resolve("postgres") + "\n");

            try (var cluster = new PostgresCluster(folder, VERSION)) {
                assertThat(setting(cluster.owner(), "fsync")).isEqualTo("on");
            }
        }
    }

    @Test
    void whoKillsItFindsItStartedAgainWhereItWas() throws Exception {
        try (var folder = new DataFolder(root);
                var cluster = new PostgresCluster(folder, VERSION).kept()) {
            execute(cluster.owner(), "create table kept (id int)");
            var killed = postmaster();

            killed.destroyForcibly();

            Awaitility.await().ignoreExceptions().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                execute(cluster.owner(), "insert into kept values (1)");
                assertThat(postmaster()).isNotEqualTo(killed);
            });
        }
        assertThat(Files.exists(root.resolve("postgres/postmaster.pid"))).isFalse();
    }

    /// As when a port is taken, a disk is full, or the processes of the one before are slow to end.
    @Test
    void itIsStartedAgainHoweverLongSomethingIsInTheWay() throws Exception {
        var settings = root.resolve("postgres/postgresql.conf");
        var aside = root.resolve("aside.conf");
        try (var folder = new DataFolder(root);
                var cluster = new PostgresCluster(folder, VERSION).kept()) {
            Files.move(settings, aside);
            postmaster().destroyForcibly();
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> refusals() >= 2 * PostgresCluster.ATTEMPTS);

            Files.move(aside, settings);

            Awaitility.await()
                    .ignoreExceptions()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> assertThat(setting(cluster.owner(), "fsync")).isEqualTo("on"));
        }
    }

    /// How often it has not found its settings.
    private long refusals() throws IOException {
        try (var lines = Files.lines(root.resolve("postgres.log"))) {
            return lines.filter(it -> it.contains("could not access the server configuration file"))
                    .count();
        }
    }

    private ProcessHandle postmaster() throws IOException {
        var noted = Files.readAllLines(root.resolve("postgres/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(noted)).orElseThrow();
    }

    private static String setting(PGSimpleDataSource source, String name) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery("show " + name)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static void execute(PGSimpleDataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
