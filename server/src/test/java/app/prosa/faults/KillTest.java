package app.prosa.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The short form of `bin/bench faults`.
class KillTest {

    @TempDir
    Path folder;

    @Test
    void nothingIsLostAndNothingTwiceWhateverIsKilled() throws Exception {
        var plan = new Plan(Long.getLong("prosa.seed", System.nanoTime()), 6, 100, 24, 2, 20);

        try (var run = new KillRun(folder, plan)) {
            var result = run.run();

            assertThat(result.wrongs()).as(result.note()).isEmpty();
        }
    }
}
