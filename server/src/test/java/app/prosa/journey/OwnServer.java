package app.prosa.journey;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// Prosa as a process of its own with a data folder of its own, which a test may kill and start again.
final class OwnServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final int port;
    private @Nullable Process process;

    OwnServer(Path folder) {
        this.folder = folder;
        this.port = freePort();
    }

    int port() {
        return port;
    }

    /// Starts it without waiting.
    void start() {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath(),
                        "app.prosa.Prosa")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().keySet().removeIf(it -> it.startsWith("PROSA_"));
        builder.environment()
                .putAll(Map.of(
                        "PROSA_PORT",
                        "" + port,
                        "PROSA_ADDRESS",
                        "127.0.0.1",
                        "PROSA_DATA",
                        folder.resolve("data").toString()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What we were compiled to and what it needs, without the tests.
    private static String classPath() {
        var path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(it -> !it.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    OwnServer untilUp() {
        try (var client = HttpClient.newHttpClient()) {
            var question = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/health"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            Awaitility.await("the server's start")
                    .failFast(() -> {
                        if (!running().isAlive()) {
                            throw new IllegalStateException("It ended: " + said());
                        }
                    })
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreExceptions()
                    .until(() ->
                            client.send(question, BodyHandlers.discarding()).statusCode() == 200);
        }
        return this;
    }

    /// SIGKILL for the server. Its PostgreSQL lives on without it, as after the kernel's choice of a victim.
    void kill() {
        killed(running().toHandle());
    }

    /// SIGKILL for the server and its PostgreSQL, as when the power fails.
    void killWithDatabase() {
        var database = database();
        killed(running().toHandle());
        database.ifPresent(OwnServer::killed);
    }

    private Optional<ProcessHandle> database() {
        var note = folder.resolve("data/postgres/postmaster.pid");
        try (var lines = Files.lines(note)) {
            return lines.findFirst().map(Long::valueOf).flatMap(ProcessHandle::of);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void killed(ProcessHandle process) {
        process.destroyForcibly();
        Awaitility.await("the end of " + process.pid()).until(() -> !process.isAlive());
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("Start it first.");
        }
        return process;
    }

    /// What it has printed.
    String said() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return folder.resolve("server.log");
    }

    /// Ends as an operator would end it. Whatever a test has killed leaves nothing running either.
    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            process.destroy();
            var stopped = process.waitFor(60, TimeUnit.SECONDS);
            process.destroyForcibly();
            database().ifPresent(OwnServer::killed);
            if (!stopped) {
                throw new IllegalStateException("The server did not stop within a minute: " + said());
            }
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
