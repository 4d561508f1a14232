package app.prosa.channel;

import app.prosa.sql.Tenant;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Makes messages of what lies in the ledger. Events about one customer are in one shard and done in their
/// order, shards go side by side. What waits in a shard goes together: under load one commit carries many
/// events.
///
/// An event that fails takes nobody along: the batch gets smaller until it is alone, then also without what waited
/// for it, and then it is dead, with its error. When the database fails, nothing is dead, and everything waits.
@Component
class Ingestion implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Ingestion.class);
    private static final int BATCH = 100;

    /// Half of one: one event, without what waited for it.
    private static final int ALONE = 0;

    private static final int SIDE_BY_SIDE = 4;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int LOOKS_PER_SWEEP = 10;
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final int MOST_PAUSES = 200;

    private final Batches batches;
    private final Backlog backlog;
    private final Promptness promptness;
    private final Semaphore lanes = new Semaphore(SIDE_BY_SIDE, true);
    private final Set<Backlog.Shard> running = ConcurrentHashMap.newKeySet();
    private final Set<Backlog.Shard> again = ConcurrentHashMap.newKeySet();
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private @Nullable Thread watch;
    private int looks;

    Ingestion(Batches batches, Backlog backlog, Promptness promptness) {
        this.batches = batches;
        this.backlog = backlog;
        this.promptness = promptness;
    }

    /// Something waits in the shard.
    void wake(Backlog.Shard shard) {
        again.add(shard);
        if (isRunning() && running.add(shard)) {
            Thread.ofVirtual().name("ingestion").start(() -> work(shard));
        }
    }

    private void work(Backlog.Shard shard) {
        try {
            lanes.acquire();
            try {
                while (isRunning() && again.remove(shard)) {
                    drain(shard);
                }
            } finally {
                lanes.release();
                running.remove(shard);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (again.contains(shard)) {
            wake(shard);
        }
    }

    /// Webhooks go first when they come faster than the machine can do both, but for so long only.
    private void letPass() {
        for (int i = 0; i < MOST_PAUSES && promptness.isPressed(); i++) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /// Everything that waits in the shard.
    private void drain(Backlog.Shard shard) {
        int size = BATCH;
        while (isRunning()) {
            int most = size;
            letPass();
            try {
                // What comes from now on wakes the shard again.
                if (Tenant.in(shard.account(), () -> settle(shard, most)) < Math.max(1, most)) {
                    return;
                }
                size = BATCH;
            } catch (TransientDataAccessException | TransactionException | DataAccessResourceFailureException e) {
                log.warn("events wait shard={} reason={}", shard.shard(), e.toString());
                return;
            } catch (RuntimeException e) {
                if (most > ALONE) {
                    size = most / 2;
                } else {
                    log.warn(
                            "event cannot be stored connection={}",
                            shard.connection().value(),
                            e);
                    Tenant.in(shard.account(), () -> batches.bury(shard, Reading.reason(e)));
                    size = BATCH;
                }
            }
        }
    }

    private int settle(Backlog.Shard shard, int most) {
        return most == ALONE ? batches.settleAlone(shard) : batches.settle(shard, most);
    }

    @Override
    public synchronized void start() {
        stopped = new CountDownLatch(1);
        watch = Thread.ofVirtual().name("ingestion-watch").start(this::look);
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
        try {
            if (watch != null) {
                watch.join(Duration.ofSeconds(5));
            }
            if (lanes.tryAcquire(SIDE_BY_SIDE, 15, TimeUnit.SECONDS)) {
                lanes.release(SIDE_BY_SIDE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    /// Finds what nobody was woken for: left over from a node that died, or from a database that was away.
    private void look() {
        try {
            do {
                lookOnce();
            } while (!stopped.await(LOOK.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookOnce() {
        try {
            backlog.shards().forEach(this::wake);
            if (looks++ % LOOKS_PER_SWEEP == 0) {
                backlog.late().forEach(it -> Tenant.in(it.account(), () -> unpark(it)));
                backlog.giveUp();
            }
        } catch (RuntimeException e) {
            log.warn("the ledger cannot be looked through now reason={}", e.toString());
        }
    }

    private void unpark(Backlog.Late late) {
        try {
            batches.unpark(late);
        } catch (TransientDataAccessException | TransactionException | DataAccessResourceFailureException e) {
            throw e;
        } catch (RuntimeException e) {
            batches.requeue(late);
        }
    }
}
