package app.prosa.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs the programs of the embedded PostgreSQL. They refuse to run as root, so root runs them in a user namespace
/// where it is nobody in particular.
final class PostgresCommands {

    private final Path home;

    PostgresCommands(Path home) {
        this.home = home;
    }

    /// How a program ended, and what it said.
    record Outcome(int code, String output) {

        boolean succeeded() {
            return code == 0;
        }
    }

    /// @throws StartRefused with the program's own words when it fails
    void mustRun(Duration limit, String program, List<String> arguments) {
        var outcome = run(limit, program, arguments);
        if (!outcome.succeeded()) {
            throw new StartRefused("PostgreSQL's %s failed: %s"
                    .formatted(program, outcome.output().strip().replaceAll("\\s*\\n\\s*", " ")));
        }
    }

    Outcome run(Duration limit, String program, List<String> arguments) {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        try {
            // A file and not a pipe: the server that pg_ctl leaves behind would hold a pipe open for ever.
            var said = Files.createTempFile("prosa-" + program, ".txt");
            try {
                return run(
                        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()),
                        said,
                        limit);
            } finally {
                Files.deleteIfExists(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL's " + program + " could not be run.", e);
        }
    }

    private static Outcome run(ProcessBuilder builder, Path said, Duration limit) throws IOException {
        builder.environment().keySet().removeIf(it -> it.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        var process = builder.start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Outcome(-1, "no answer within " + limit.toSeconds() + " s. " + Files.readString(said));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return new Outcome(-1, "interrupted");
        }
        return new Outcome(process.exitValue(), Files.readString(said));
    }
}
