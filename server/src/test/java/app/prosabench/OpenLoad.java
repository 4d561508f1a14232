package app.prosabench;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// Sends at a fixed rate, whatever the other side does. Each action is told when it was meant to start, and its latency
/// counts from then: if the server stalls for a second, a second shows, because those who waited in line are counted
/// from when they came.
final class OpenLoad {

    private final ConcurrentHistogram latencies =
            new ConcurrentHistogram(Duration.ofMinutes(5).toNanos(), 3);
    private final LongAdder failures = new LongAdder();

    /// One action. It records its latency itself, by [#done], when its effect was seen, wherever that is.
    interface Action {
        void start(int number, long intendedNanos) throws Exception;
    }

    /// Starts `perSecond * length` actions on time, each on a thread of its own, and waits for them to return.
    void run(int perSecond, Duration length, Action action) {
        long total = perSecond * length.toSeconds();
        long first = System.nanoTime() + Duration.ofMillis(100).toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < total; i++) {
                int number = i;
                long intended = first + i * 1_000_000_000L / perSecond;
                while (System.nanoTime() < intended) {
                    LockSupport.parkNanos(intended - System.nanoTime());
                }
                threads.execute(() -> attempt(number, intended, action));
            }
        }
    }

    /// The effect of an action was seen, at this time of `System.nanoTime`.
    void done(long intendedNanos, long seenNanos) {
        latencies.recordValue(Math.clamp(seenNanos - intendedNanos, 0, latencies.getHighestTrackableValue()));
    }

    Histogram latencies() {
        return latencies;
    }

    /// Actions that threw. A checker that finds any must call the run wrong.
    long failures() {
        return failures.sum();
    }

    double millisAt(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e6;
    }

    private void attempt(int number, long intended, Action action) {
        try {
            action.start(number, intended);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            failures.increment();
        }
    }
}
