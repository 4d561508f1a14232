package app.prosabench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// An open load beside the main one, on a thread of its own.
final class Probe implements AutoCloseable {

    private final OpenLoad load = new OpenLoad();
    private final Thread thread;

    Probe(String name, int perSecond, Duration length, Action action) {
        thread = Thread.ofPlatform()
                .name(name)
                .start(() -> load.run(perSecond, length, (number, intended) -> {
                    action.start(number, intended, load);
                }));
    }

    /// One action. It tells the load when its effect was seen.
    interface Action {
        void start(int number, long intendedNanos, OpenLoad load) throws Exception;
    }

    OpenLoad load() {
        return load;
    }

    /// Waits for the end of the load.
    @Override
    public void close() throws InterruptedException {
        thread.join(TimeUnit.MINUTES.toMillis(10));
    }
}
