package app.prosa;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// Prosa as a process of its own with a data folder of its own, which a test may kill and start again.
public final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final List<String> settings;
    private final int port;
    private @Nullable Process process;

    /// @param settings as on the command line, such as `--prosa.demo=true`
    public ServerProcess(Path folder, String... settings) {
        this.folder = folder;
        this.settings = List.of(settings);
        this.port = freePort();
    }

    public int port() {
        return port;
    }

    /// Starts it without waiting.
    public void start() {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                "app.prosa.Prosa"));
        command.addAll(settings);
        var builder = new ProcessBuilder(command)
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

    public ServerProcess untilUp() {
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
    public void kill() {
        killed(running().toHandle());
    }

    /// SIGKILL for the server and its PostgreSQL, as when the power fails.
    public void killWithDatabase() {
        var database = database();
        killed(running().toHandle());
        database.ifPresent(ServerProcess::killed);
    }

    /// SIGKILL for its PostgreSQL alone.
    public void killDatabase() {
        database().ifPresent(ServerProcess::killed);
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
    public String said() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where each of its threads stands, virtual ones as well: for a server that answers no more.
    public String stacks() {
        try {
            var file = Files.createTempFile("prosa-stacks", ".txt");
            Files.delete(file);
            var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
            new ProcessBuilder("" + jcmd, "" + running().pid(), "Thread.dump_to_file", "" + file)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(20, TimeUnit.SECONDS);
            return Files.exists(file) ? Files.readString(file) : "it does not say";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
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
            database().ifPresent(ServerProcess::killed);
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
