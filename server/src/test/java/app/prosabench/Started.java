package app.prosabench;

import app.prosabench.Benchmark.Wrong;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A server program in a process of its own, up and answering.
final class Started implements AutoCloseable {

    /// The repository, where `bin/bench` starts us.
    static final Path ROOT = Path.of("").toAbsolutePath();

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Process process;
    private final int port;
    private final Duration took;

    private Started(Process process, int port, Duration took) {
        this.process = process;
        this.port = port;
        this.took = took;
    }

    /// Starts Java with these arguments and waits until `path` answers 200.
    ///
    /// @param data a throw-away data folder, which may be shared by starts that come one after another
    static Started java(List<String> arguments, Path data, String path) throws IOException {
        return java(arguments, data, path, Map.of());
    }

    /// @param environment more variables
    static Started java(List<String> arguments, Path data, String path, Map<String, String> environment)
            throws IOException {
        int port = freePort();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(System.getenv("PROSA_BENCH_FLAGS").split(" ")));
        command.addAll(arguments);
        Files.createDirectories(data);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("out.log").toFile());
        builder.environment()
                .putAll(Map.of("PROSA_PORT", "" + port, "SERVER_PORT", "" + port, "PROSA_DATA", data.toString()));
        builder.environment().putAll(environment);
        long began = System.nanoTime();
        var process = builder.start();
        // A benchmark that is cut off leaves nothing running.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        while (!answers(process, port, path)) {
            if (!process.isAlive() || System.nanoTime() - began > LIMIT.toNanos()) {
                process.destroyForcibly();
                throw new Wrong("the program did not come up: " + Files.readString(data.resolve("out.log")));
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return new Started(process, port, Duration.ofNanos(System.nanoTime() - began));
    }

    /// The whole server as `bin/run` starts it, with its cache.
    static Started prosa(Path data) throws IOException {
        return prosa(data, Map.of());
    }

    /// The same, with more variables.
    static Started prosa(Path data, Map<String, String> environment) throws IOException {
        return java(
                List.of(
                        "-XX:AOTCache=" + ROOT.resolve("build/server/prosa.aot"),
                        "-Dspring.aot.enabled=true",
                        "-jar",
                        ROOT.resolve("build/server/prosa.jar").toString()),
                data,
                "/health",
                environment);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /// From the start of the process to its first good answer.
    Duration took() {
        return took;
    }

    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new Wrong("the program did not stop within a minute");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static boolean answers(Process process, int port, String path) {
        try (var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200 && process.isAlive();
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
