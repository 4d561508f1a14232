package app.prosa.sql;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/// The embedded PostgreSQL: a server of our own in the data folder, as durable as any other (it syncs every commit).
///
/// It listens on the loopback address only, at a port chosen at each start, and asks for a password that only the
/// owner of the data folder can read. It runs in a session of its own, so that Ctrl-C reaches Prosa alone and Prosa
/// stops it last; after a `kill -9` it outlives its parent, and the next start stops it before it starts afresh. When
/// it dies itself, it is started again where it was, and the pool finds it there.
final class PostgresCluster implements PostgresServer {

    private static final Logger log = LoggerFactory.getLogger(PostgresCluster.class);
    private static final String OWNER = "prosa";
    private static final String NOTE = "postmaster.pid";
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final long LOG_BYTES = 10_000_000;
    private static final int LEAST_BUFFERS = 128;
    private static final int MOST_BUFFERS = 4_096;

    /// A port may be taken in the last moment; and after a `kill -9` the processes of the server before may take a
    /// moment to see that it is gone, for which PostgreSQL refuses to start beside them.
    static final int ATTEMPTS = 5;

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
    private static final Duration BETWEEN_REVIVALS = Duration.ofSeconds(2);

    /// Below those that a system gives to outgoing connections (from 32768 on Linux, from 49152 elsewhere): one of
    /// them could have taken the port in the moment in which a server that died is started again.
    private static final int LOWEST_PORT = 20_000;

    private static final int PORTS = 12_000;

    private final PostgresCommands commands;
    private final Path cluster;
    private final Path logFile;
    private final String password;
    private final int port;
    private final CountDownLatch closing = new CountDownLatch(1);

    /// Starts the server of the data folder, made first when there is none.
    PostgresCluster(DataFolder folder, String version) {
        cluster = folder.resolve("postgres");
        logFile = folder.resolve("postgres.log");
        password = folder.secret("postgres");
        try {
            commands = new PostgresCommands(PostgresBinaries.in(folder, version));
            prepare(folder, version);
            stopOrphan();
            port = start(PostgresCluster::freePort);
            makeDatabase();
        } catch (IOException e) {
            throw new StartRefused("The embedded PostgreSQL in %s could not be prepared: %s.".formatted(folder, e), e);
        }
        log.info("postgres started version={} port={}", version, port);
    }

    @Override
    public PGSimpleDataSource owner() {
        return owner(OWNER);
    }

    @Override
    public void close() {
        closing.countDown();
        synchronized (this) {
            stop();
        }
        log.info("postgres stopped");
    }

    /// From now on it is started again when it dies: the kernel may need its memory, or somebody err.
    PostgresCluster kept() {
        try {
            watch();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void watch() throws IOException {
        process().ifPresent(it -> {
            var _ = it.onExit().thenRun(() -> Thread.ofVirtual().start(this::revive));
        });
    }

    /// Tries until it stands again, however long something is in the way: without it Prosa can do nothing at all.
    private synchronized void revive() {
        if (closing.getCount() == 0) {
            return;
        }
        log.error("postgres died; starting it again");
        do {
            try {
                forgetStranger();
                start(() -> port);
                watch();
                log.info("postgres started again port={}", port);
                return;
            } catch (IOException | StartRefused e) {
                log.error("postgres does not start again yet", e);
            }
        } while (!isOver(BETWEEN_REVIVALS));
    }

    private void prepare(DataFolder folder, String version) throws IOException {
        var stamp = cluster.resolve("PG_VERSION");
        if (!Files.exists(stamp)) {
            initialise(folder);
            return;
        }
        var written = Files.readString(stamp).strip();
        if (!version.startsWith(written + ".")) {
            throw new StartRefused(
                    "The data in %s was written by PostgreSQL %s and this program carries %s: see docs/guides/run-in-production.md, \"Upgrade\"."
                            .formatted(cluster, written, version));
        }
    }

    /// Made beside and moved into place, so that a cut-off first start leaves nothing half made.
    private void initialise(DataFolder folder) throws IOException {
        var part = folder.resolve("postgres.part");
        FileSystemUtils.deleteRecursively(part);
        FileSystemUtils.deleteRecursively(cluster);
        Files.createDirectories(part);
        commands.mustRun(
                START,
                "initdb",
                List.of(
                        "--pgdata=" + part,
                        "--username=" + OWNER,
                        "--pwfile=" + folder.resolve("secrets/postgres"),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--no-instructions"));
        Files.move(part, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    /// A server whose Prosa was killed still runs, or left its note behind; the lock on the folder says that it is
    /// ours.
    private void stopOrphan() throws IOException {
        forgetStranger();
        // Of one that is gone, PostgreSQL looks itself whether anything is left.
        if (process().isPresent()) {
            log.warn("postgres outlived a killed server; stopping it first");
            stop();
        }
    }

    /// Another process may have the number by now, and PostgreSQL would take that for itself.
    private void forgetStranger() throws IOException {
        var noted = process();
        if (noted.isPresent()
                && noted.get()
                        .info()
                        .command()
                        .filter(it -> it.contains("postgres"))
                        .isEmpty()) {
            Files.deleteIfExists(cluster.resolve(NOTE));
        }
    }

    /// Whoever has the number now that the server noted.
    private Optional<ProcessHandle> process() throws IOException {
        var note = cluster.resolve(NOTE);
        var lines = Files.exists(note) ? Files.readAllLines(note) : List.<String>of();
        return lines.stream().findFirst().flatMap(it -> ProcessHandle.of(Long.parseLong(it.strip())));
    }

    private int start(Ports ports) throws IOException {
        if (Files.exists(logFile) && Files.size(logFile) > LOG_BYTES) {
            Files.move(logFile, logFile.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        for (int attempt = 1; ; attempt++) {
            int next = ports.next();
            var outcome = commands.run(
                    START.plusSeconds(10),
                    "pg_ctl",
                    List.of(
                            "start",
                            "--wait",
                            "--timeout=" + START.toSeconds(),
                            "--pgdata=" + cluster,
                            "--log=" + logFile,
                            "--options=" + String.join(" ", options(next))));
            if (outcome.succeeded()) {
                return next;
            }
            if (attempt == ATTEMPTS || isOver(BETWEEN_ATTEMPTS)) {
                throw new StartRefused(
                        "The embedded PostgreSQL did not start; %s says why: %s".formatted(logFile, lastLine()));
            }
        }
    }

    /// Waits, unless we are closing.
    private boolean isOver(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// Where the server is to listen.
    private interface Ports {
        int next() throws IOException;
    }

    private static List<String> options(int port) {
        return List.of(
                "-p",
                String.valueOf(port),
                "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=''",
                "-c fsync=on",
                "-c synchronous_commit=on",
                "-c full_page_writes=on",
                "-c max_connections=200",
                "-c shared_buffers=" + buffers(memory()) + "MB",
                // Short statements only: compiling them costs more than it saves.
                "-c jit=off",
                "-c max_wal_size=2GB",
                // What the planner does not know of young tables costs ten times in their first minutes.
                "-c autovacuum_naptime=10s",
                "-c log_min_messages=warning");
    }

    /// What PostgreSQL keeps in memory, in megabytes: an eighth of the machine's, or of what the container may
    /// take. It is taken page by page as it is used: a small shop needs no more of it than before.
    static long buffers(long memory) {
        return Math.clamp((memory / 8) >> 20, LEAST_BUFFERS, MOST_BUFFERS);
    }

    private static long memory() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    }

    private void makeDatabase() {
        try (var connection = owner("postgres").getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select from pg_database where datname = '" + OWNER + "'")) {
            if (!found.next()) {
                statement.executeUpdate("create database " + OWNER);
            }
        } catch (SQLException e) {
            throw new StartRefused(
                    "The embedded PostgreSQL in %s refused its own password or database: %s"
                            .formatted(cluster, e.getMessage()),
                    e);
        }
    }

    private PGSimpleDataSource owner(String database) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(OWNER);
        source.setPassword(password);
        return source;
    }

    private void stop() {
        commands.mustRun(
                STOP.plusSeconds(10),
                "pg_ctl",
                List.of("stop", "--mode=fast", "--wait", "--timeout=" + STOP.toSeconds(), "--pgdata=" + cluster));
    }

    private String lastLine() throws IOException {
        return Files.exists(logFile) ? Files.readAllLines(logFile).getLast() : "it wrote nothing";
    }

    private static int freePort() throws IOException {
        for (int i = 0; i < PORTS; i++) {
            int port = LOWEST_PORT + ThreadLocalRandom.current().nextInt(PORTS);
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (BindException taken) {
                log.debug("port {} is taken", port);
            }
        }
        throw new IOException("no port is free");
    }
}
