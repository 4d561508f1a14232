package app.prosa.search;

import app.prosa.sql.LongWork;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Keeps the [Indexer] going: what was written can be found well within a second. When a step fails, it waits a little
/// longer each time.
@Component
class IndexerPulse implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IndexerPulse.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Indexer indexer;
    private @Nullable Thread worker;
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    IndexerPulse(Indexer indexer) {
        this.indexer = indexer;
    }

    @Override
    public synchronized void start() {
        stopped = new CountDownLatch(1);
        worker = Thread.ofVirtual().name("search-indexer").start(this::run);
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
        try {
            if (worker != null) {
                worker.join(Duration.ofSeconds(10));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void run() {
        var pause = PAUSE;
        try {
            do {
                pause = pulse(pause);
            } while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration pulse(Duration before) {
        try {
            while (isRunning() && LongWork.call(indexer::step)) {
                // Another step at once.
            }
            return PAUSE;
        } catch (RuntimeException e) {
            log.warn(
                    "search index step failed, next try in {} ms",
                    before.multipliedBy(2).toMillis(),
                    e);
            var longer = before.multipliedBy(2);
            return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        }
    }
}
