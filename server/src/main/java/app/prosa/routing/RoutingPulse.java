package app.prosa.routing;

import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Routes every account that has something to route, several times a second. What a node misses the next beat finds:
/// nothing that matters lies in memory.
@Component
final class RoutingPulse implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RoutingPulse.class);
    private static final Duration BEAT = Duration.ofMillis(400);

    private final RoutingStore store;
    private final Dispatcher dispatcher;
    private final TransactionTemplate transaction;
    private final boolean on;
    private @Nullable ScheduledExecutorService beat;

    RoutingPulse(
            RoutingStore store,
            Dispatcher dispatcher,
            TransactionTemplate transaction,
            @Value("${prosa.jobs}") boolean on) {
        this.store = store;
        this.dispatcher = dispatcher;
        this.transaction = transaction;
        this.on = on;
    }

    @Override
    public boolean isAutoStartup() {
        return on;
    }

    @Override
    public void start() {
        var executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("routing").daemon().factory());
        var _ = executor.scheduleWithFixedDelay(this::beat, 1000, BEAT.toMillis(), TimeUnit.MILLISECONDS);
        beat = executor;
    }

    private void beat() {
        try {
            List<AccountId> busy = Tenant.everywhere(() -> transaction.execute(_ -> store.busy()));
            busy.forEach(this::route);
        } catch (RuntimeException e) {
            log.warn("routing rests until the next beat reason={}", e.toString());
        }
    }

    /// One account's trouble is not another's.
    private void route(AccountId account) {
        try {
            int done = Tenant.in(account, () -> dispatcher.route(account));
            log.debug("routed account={} decisions={}", account, done);
        } catch (RuntimeException e) {
            log.warn("account could not be routed account={} reason={}", account, e.toString());
        }
    }

    @Override
    public void stop() {
        if (beat != null) {
            beat.shutdownNow();
            beat = null;
        }
    }

    @Override
    public boolean isRunning() {
        return beat != null;
    }
}
