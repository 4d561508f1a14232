package app.prosa.channel;

import app.prosa.conversation.MessageId;
import app.prosa.sql.Tenant;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Keeps files coming in from providers, a few at a time, and asks now and then whether lines in trouble work
/// again.
@Component
class Fetchers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Fetchers.class);
    private static final Duration BEAT = Duration.ofMillis(400);
    private static final int SIDE_BY_SIDE = 4;

    private final Backlog backlog;
    private final Fetching fetching;
    private final Recovery recovery;
    private final Semaphore hands = new Semaphore(SIDE_BY_SIDE);
    private final Set<Backlog.Piece> underway = ConcurrentHashMap.newKeySet();
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private @Nullable Thread beat;

    Fetchers(Backlog backlog, Fetching fetching, Recovery recovery) {
        this.backlog = backlog;
        this.fetching = fetching;
        this.recovery = recovery;
    }

    @Override
    public synchronized void start() {
        stopped = new CountDownLatch(1);
        beat = Thread.ofVirtual().name("fetchers").start(this::run);
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
        try {
            if (beat != null) {
                beat.join(Duration.ofSeconds(5));
            }
            if (hands.tryAcquire(SIDE_BY_SIDE, 10, TimeUnit.SECONDS)) {
                hands.release(SIDE_BY_SIDE);
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
        try {
            do {
                once();
            } while (!stopped.await(BEAT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Files that come slowly keep no line waiting to be asked.
    private void once() {
        try {
            for (var piece : backlog.files(SIDE_BY_SIDE * 2)) {
                if (!underway.contains(piece) && hands.tryAcquire()) {
                    underway.add(piece);
                    Thread.ofVirtual().name("fetcher").start(() -> fetch(piece));
                }
            }
            backlog.troubled().forEach(recovery::look);
        } catch (RuntimeException e) {
            log.warn("files wait until the next beat reason={}", e.toString());
        }
    }

    private void fetch(Backlog.Piece piece) {
        try {
            Tenant.in(piece.account(), () -> fetching.fetch(piece.account(), new MessageId(piece.message())));
        } catch (RuntimeException e) {
            log.warn("a file could not be fetched message={}", piece.message(), e);
        } finally {
            underway.remove(piece);
            hands.release();
        }
    }
}
