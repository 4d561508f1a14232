package app.prosa.live;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Something done again and again on a thread of its own, with a pause in between. A beat that fails, as while the
/// database is away, is not the last.
final class Beat {

    private static final Logger log = LoggerFactory.getLogger(Beat.class);

    /// Longer than anything here waits for the database, which has a health check of its own.
    private static final Duration STUCK = Duration.ofSeconds(30);

    /// After a failure: what failed now fails again a moment later.
    private static final Duration LONG_PAUSE = Duration.ofSeconds(1);

    private final String name;
    private final Duration pause;
    private final Runnable work;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile long beganAt = System.nanoTime();
    private volatile boolean working;
    private boolean failing;
    private @Nullable Thread thread;

    Beat(String name, Duration pause, Runnable work) {
        this.name = name;
        this.pause = pause;
        this.work = work;
    }

    String name() {
        return name;
    }

    Beat start() {
        thread = Thread.ofPlatform().name("live-" + name).daemon().start(this::run);
        return this;
    }

    private void run() {
        try {
            do {
                beganAt = System.nanoTime();
                working = true;
                once();
                working = false;
            } while (!stopped.await((failing ? LONG_PAUSE : pause).toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void once() {
        try {
            work.run();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                log.warn("beat failed, going on beat={} reason={}", name, e.toString());
            }
            failing = true;
        }
    }

    /// Whether it still goes, and is not held up for long.
    boolean isAlive() {
        return thread != null && thread.isAlive() && !(working && System.nanoTime() - beganAt > STUCK.toNanos());
    }

    /// Ends it after the beat that is under way.
    void stop() {
        stopped.countDown();
    }

    /// Waits a little for the end.
    void ended() {
        try {
            if (thread != null) {
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
