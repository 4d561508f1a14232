package app.prosabench;

import app.prosa.faults.KillRun;
import app.prosa.faults.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;

/// Customers and agents write to each other through the simulated WhatsApp, which loses, doubles, delays and mixes up
/// what it can, while the server and its database are killed again and again. Afterwards both ends must agree.
final class FaultsBenchmark implements Benchmark {

    private static final int MOST_SHOWN = 50;

    private final Path scratch = Scratch.folder();
    private final Plan plan;

    FaultsBenchmark(Bench.Options options) {
        plan = new Plan(
                options.number("seed", System.nanoTime()),
                options.number("customers", 200),
                options.number("inbound", 20_000),
                options.number("outbound", 5_000),
                options.number("kills", 20),
                options.number("rate", 80));
    }

    @Override
    public String name() {
        return "faults";
    }

    @Override
    public String about() {
        return "no figure: that nothing is lost or sent twice while everything fails and is killed";
    }

    @Override
    public boolean proves() {
        return true;
    }

    @Override
    public Round round() throws Exception {
        Files.createDirectories(scratch);
        Bench.say("Seed " + plan.seed() + " …");
        try (var run = new KillRun(scratch, plan)) {
            var result = run.run();
            if (!result.wrongs().isEmpty()) {
                throw new Wrong(result.wrongs().size() + " things are wrong, " + result.note()
                        + result.wrongs().stream().limit(MOST_SHOWN).collect(Collectors.joining("\n  ", "\n  ", "")));
            }
            return new Round(1, result.note());
        }
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(scratch);
    }
}
