package app.prosa.channel;

import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import app.prosa.web.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes webhooks into the ledger, as many in one commit as came while the commit before was under way: alone
/// a webhook waits for nobody, under load one sync of the disk carries many. Whoever brought one is answered
/// after the commit.
@Component
class LedgerWriter implements SmartLifecycle {

    private static final int MOST_WAITING = 4_096;
    private static final int MOST_WAITING_KILOBYTES = 64 << 10;
    private static final int BATCH = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LedgerStore store;
    private final JustRead justRead;
    private final Ingestion ingestion;
    private final TransactionTemplate transaction;
    private final BlockingQueue<Order> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Semaphore room = new Semaphore(MOST_WAITING_KILOBYTES);
    private @Nullable Thread writer;

    LedgerWriter(LedgerStore store, JustRead justRead, Ingestion ingestion, TransactionTemplate transaction) {
        this.store = store;
        this.justRead = justRead;
        this.ingestion = ingestion;
        this.transaction = transaction;
    }

    /// A webhook and the events in it.
    ///
    /// @param told the same events, in our words
    record Bundle(LedgerStore.Post post, List<LedgerStore.Fresh> events, List<Inbound> told) {
        Bundle {
            events = List.copyOf(events);
            told = List.copyOf(told);
        }
    }

    private record Order(AccountId account, Bundle bundle, CompletableFuture<Boolean> done) {}

    /// Returns when the webhook is on disk.
    ///
    /// @throws Refusal.Unavailable when it cannot be just now: the provider will come again
    void write(AccountId account, Bundle bundle) {
        int kilobytes = 1 + (bundle.post().body().length >> 10);
        if (!room.tryAcquire(kilobytes)) {
            throw busy();
        }
        try {
            var order = new Order(account, bundle, new CompletableFuture<>());
            if (!isRunning() || !waiting.offer(order)) {
                throw busy();
            }
            order.done().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException it ? it : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            room.release(kilobytes);
        }
    }

    private static Refusal busy() {
        return new Refusal.Unavailable("busy", "The ledger cannot take more right now.", Map.of());
    }

    @Override
    public synchronized void start() {
        writer = Thread.ofVirtual().name("ledger-writer").start(this::run);
    }

    @Override
    public synchronized void stop() {
        if (writer != null) {
            writer.interrupt();
            writer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return writer != null;
    }

    private void run() {
        try {
            while (true) {
                var orders = new ArrayList<Order>();
                orders.add(waiting.take());
                waiting.drainTo(orders, BATCH - 1);
                byAccount(orders).forEach(this::commit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        waiting.forEach(it -> it.done().completeExceptionally(busy()));
    }

    private static Map<AccountId, List<Order>> byAccount(List<Order> orders) {
        var parted = new LinkedHashMap<AccountId, List<Order>>();
        orders.forEach(it ->
                parted.computeIfAbsent(it.account(), _ -> new ArrayList<>()).add(it));
        return parted;
    }

    /// All of an account's webhooks at once; one by one when that fails, so that none fails for another.
    private void commit(AccountId account, List<Order> orders) {
        try {
            Tenant.in(account, () -> transaction.executeWithoutResult(_ -> insert(account, orders)));
        } catch (RuntimeException e) {
            if (orders.size() == 1) {
                orders.getFirst().done().completeExceptionally(e);
            } else {
                orders.forEach(it -> commit(account, List.of(it)));
            }
            return;
        }
        orders.forEach(it -> justRead.keep(it.bundle().post(), it.bundle().told()));
        orders.forEach(it -> it.done().complete(true));
        for (var order : orders) {
            order.bundle().events().stream()
                    .filter(it -> it.outcome() == LedgerEvent.Outcome.PENDING)
                    .map(it -> new Backlog.Shard(account, it.connection(), it.shard()))
                    .distinct()
                    .forEach(ingestion::wake);
        }
    }

    private void insert(AccountId account, List<Order> orders) {
        store.insert(
                account,
                orders.stream().map(it -> it.bundle().post()).toList(),
                orders.stream().flatMap(it -> it.bundle().events().stream()).toList());
    }
}
