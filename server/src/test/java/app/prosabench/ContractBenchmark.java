package app.prosabench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/// Meta's own contract with whoever takes its webhooks at 1,000 messages a second: 3,300 webhooks a second, for ten
/// minutes, half of them thanked for within 250 ms and fewer than one in a hundred after more than a second, none lost.
/// All of them are customers' messages here, which cost more than the statuses that are most of them in life; and so
/// many agents' sockets are open meanwhile. What was thanked for may come to the screens later, and is told.
final class ContractBenchmark implements Benchmark {

    private static final int CONNECTIONS = 512;
    private static final double MEDIAN_MILLIS = 250;
    private static final double SLOW_MILLIS = 1_000;
    private static final int PATIENCE_SECONDS = 1_800;

    private final Path scratch = Scratch.folder();
    private final int rate;
    private final int seconds;
    private final int sockets;
    private @Nullable IntakeShop shop;

    ContractBenchmark(Bench.Options options) {
        rate = options.number("rate", 3_300);
        seconds = options.number("seconds", 600);
        sockets = options.number("sockets", 1_000);
    }

    @Override
    public String name() {
        return "contract";
    }

    @Override
    public String about() {
        return "no figure: that Meta's contract holds, 3,300 webhooks/s for ten minutes beside 1,000 agents' sockets";
    }

    @Override
    public boolean proves() {
        return true;
    }

    @Override
    public void prepare() throws Exception {
        shop = new IntakeShop(scratch.resolve("data"), sockets, CONNECTIONS);
        // From little to much, as a customer's business does: what runs often is compiled then.
        warmUp("w1", Math.max(1, rate / 8), 20);
        warmUp("w2", Math.max(1, rate / 2), 20);
    }

    private void warmUp(String mark, int perSecond, int length) throws Exception {
        var prosa = Objects.requireNonNull(shop);
        var batch = prosa.begin(mark, perSecond * length);
        new OpenLoad().run(perSecond, Duration.ofSeconds(length), (number, at) -> prosa.tell(batch, number, at));
        prosa.awaitAll(batch, PATIENCE_SECONDS);
    }

    @Override
    public Round round() throws Exception {
        var prosa = Objects.requireNonNull(shop);
        var batch = prosa.begin("c", rate * seconds);
        var thanks = new OpenLoad();
        thanks.run(rate, Duration.ofSeconds(seconds), (number, intended) -> {
            prosa.tell(batch, number, intended);
            thanks.done(intended, System.nanoTime());
        });
        long behind = batch.missing();
        long ended = System.nanoTime();
        prosa.awaitAll(batch, PATIENCE_SECONDS);
        double after = (System.nanoTime() - ended) / 1e9;
        prosa.mustBeStored();
        var latencies = thanks.latencies();
        double slow = 100.0
                * latencies.getCountBetweenValues((long) (SLOW_MILLIS * 1e6), latencies.getHighestTrackableValue())
                / Math.max(1, latencies.getTotalCount());
        var note = String.format(
                Locale.ROOT,
                "%d webhooks/s for %d s beside %d sockets: thanked p50 %.1f ms, p99 %.1f ms, %.2f %% after more than a second; at the socket p50 %.1f ms, p99 %.1f ms; %d on their way at the end, there %.0f s later",
                rate,
                seconds,
                sockets,
                thanks.millisAt(50),
                thanks.millisAt(99),
                slow,
                batch.arrivals().millisAt(50),
                batch.arrivals().millisAt(99),
                behind,
                after);
        if (thanks.failures() > 0) {
            throw new Wrong(thanks.failures() + " webhooks were not thanked for; " + note);
        }
        if (thanks.millisAt(50) > MEDIAN_MILLIS || slow >= 1) {
            throw new Wrong(note);
        }
        return new Round(1, note);
    }

    @Override
    public void close() throws Exception {
        if (shop != null) {
            shop.close();
        }
        FileSystemUtils.deleteRecursively(scratch);
    }
}
