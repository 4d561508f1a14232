package app.prosa.sql;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.TestClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What is kept in memory of what the database says.
class RememberedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestClock clock = new TestClock();
    private final Remembered<String, Integer> kept = new Remembered<>(10, Duration.ofSeconds(10), clock);
    private final AtomicInteger read = new AtomicInteger();

    @Test
    void isReadOnceInAMomentAndAgainAfterIt() {
        assertThat(kept.get("a", read::incrementAndGet)).isEqualTo(1);
        assertThat(kept.get("a", read::incrementAndGet)).isEqualTo(1);
        clock.forward(Duration.ofSeconds(11));
        assertThat(kept.get("a", read::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void whatIsNotThereIsAskedForAgain() {
        assertThat(kept.find("a", Optional::empty)).isEmpty();
        assertThat(kept.find("a", () -> Optional.of(7))).contains(7);
    }

    /// With a pool of ten connections, ten transactions that waited for the reading of an eleventh, which waited for a
    /// connection, stood still for minutes after the database had come back.
    @Test
    void nobodyWaitsForAnothersReading() throws Exception {
        var isReading = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> kept.get("a", () -> {
                isReading.countDown();
                await(done);
                return 1;
            }));
            await(isReading);

            var quick = threads.submit(() -> kept.get("a", () -> 2));
            try {
                assertThat(quick.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(2);
            } finally {
                done.countDown();
            }
            assertThat(slow.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(1);
        }
    }

    @Test
    void whatChangedWhileItWasReadIsNotKept() {
        kept.get("a", () -> {
            kept.forget((key, _) -> key.equals("a"));
            return 1;
        });
        assertThat(kept.get("a", () -> 2)).isEqualTo(2);
    }

    @Test
    void forgetsThoseAlone() {
        kept.get("a", () -> 1);
        kept.get("b", () -> 2);
        kept.forget((_, value) -> value == 1);
        assertThat(kept.get("a", () -> 3)).isEqualTo(3);
        assertThat(kept.get("b", () -> 4)).isEqualTo(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
