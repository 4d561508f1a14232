package app.prosa.simulator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Work in order within a lane, side by side between lanes: a customer's webhooks leave one after the other, those of
/// different customers do not wait for each other.
final class Lanes {

    private static final int MOST_WAITING = 100_000;
    private static final int MOST_AT_ONCE = 64;

    private final Map<String, ArrayDeque<Runnable>> waiting = new HashMap<>();
    private final Semaphore slots = new Semaphore(MOST_AT_ONCE);
    private int open;

    /// Refuses when too much waits, for a bound that nobody notices is none.
    synchronized void add(String lane, Runnable work) {
        if (open >= MOST_WAITING) {
            throw new IllegalStateException("More than " + MOST_WAITING + " webhooks wait to be sent.");
        }
        open++;
        var line = waiting.get(lane);
        if (line != null) {
            line.add(work);
            return;
        }
        line = new ArrayDeque<>();
        line.add(work);
        waiting.put(lane, line);
        Thread.ofVirtual().name("simulator-lane-" + lane).start(() -> drain(lane));
    }

    /// Until nothing waits or runs, but not for ever: an app that hangs must not hang its test.
    synchronized void awaitIdle(Duration atMost) {
        var end = System.nanoTime() + atMost.toNanos();
        try {
            while (open > 0) {
                var left = end - System.nanoTime();
                if (left <= 0) {
                    throw new IllegalStateException(open + " webhooks are still on their way.");
                }
                wait(left / 1_000_000 + 1);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void forget() {
        for (var line : waiting.values()) {
            open -= line.size();
            line.clear();
        }
        notifyAll();
    }

    private void drain(String lane) {
        for (var work = next(lane); work != null; work = next(lane)) {
            slots.acquireUninterruptibly();
            try {
                work.run();
            } finally {
                slots.release();
                done();
            }
        }
    }

    private synchronized @Nullable Runnable next(String lane) {
        var line = waiting.get(lane);
        var work = line == null ? null : line.poll();
        if (work == null) {
            waiting.remove(lane);
        }
        return work;
    }

    private synchronized void done() {
        open--;
        notifyAll();
    }
}
