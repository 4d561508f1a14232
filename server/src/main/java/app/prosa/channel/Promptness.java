package app.prosa.channel;

import app.prosa.web.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/// Answers providers in time, whatever the database does. One that is dead is waited for, and one that stands still
/// does not even say no, so that the work is done on a thread that nobody waits for longer than a provider would.
/// What it comes to later is no harm: the provider comes again, and the ledger knows each event once.
///
/// What is begun holds its room until it is over, so that a database that stands still fills no memory.
///
/// Thanks go first: what was thanked for is on disk and can wait, while a provider who waits for long ends by
/// bringing nothing more. Whoever works at what was thanked for asks here whether webhooks are in a hurry.
@Component
class Promptness {

    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final int ROOM_KILOBYTES = 64 << 10;

    /// What a thread and what it holds come to, however small the webhook.
    private static final int LEAST_KILOBYTES = 16;

    /// So many at once are more than come while one commit is written: they have begun to wait.
    private static final int MANY = 32;

    private final Semaphore room = new Semaphore(ROOM_KILOBYTES);

    /// Whether providers wait for more than a commit just now.
    boolean isPressed() {
        return room.availablePermits() < ROOM_KILOBYTES - MANY * LEAST_KILOBYTES;
    }

    /// @throws Refusal.Unavailable `busy` when there is no room for it, `unavailable` when it takes too long
    <T> T answer(int bytes, Callable<T> work) {
        int kilobytes = Math.max(LEAST_KILOBYTES, 1 + (bytes >> 10));
        if (!room.tryAcquire(kilobytes)) {
            throw new Refusal.Unavailable("busy", "The ledger cannot take more right now.", Map.of());
        }
        var task = new FutureTask<>(work) {
            @Override
            protected void done() {
                room.release(kilobytes);
            }
        };
        Thread.ofVirtual().name("intake").start(task);
        try {
            return task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw late();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw late();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
    }

    private static Refusal late() {
        return new Refusal.Unavailable("unavailable", "The server cannot answer right now.", Map.of());
    }
}
