package app.prosa.bot;

import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import app.prosa.web.Refusal;
import java.time.Clock;
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
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets flows go on: at once when a customer has written, and several times a second for whose time has
/// come or whose node died. What there is to do lies in the database, so a beat that fails only comes
/// later.
@Component
public class BotPulse implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BotPulse.class);
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final int AT_ONCE = 100;
    private static final int MOST_ROUNDS = 50;

    private final RunStore store;
    private final Player player;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final boolean on;
    private volatile @Nullable ScheduledExecutorService beat;

    BotPulse(
            RunStore store,
            Player player,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${prosa.jobs}") boolean on) {
        this.store = store;
        this.player = player;
        this.transaction = transaction;
        this.clock = clock;
        this.on = on;
    }

    @Override
    public boolean isAutoStartup() {
        return on;
    }

    @Override
    public void start() {
        var executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("chatbot").daemon().factory());
        var _ = executor.scheduleWithFixedDelay(this::beat, 1000, BEAT.toMillis(), TimeUnit.MILLISECONDS);
        beat = executor;
    }

    private void beat() {
        try {
            run();
        } catch (RuntimeException e) {
            log.warn("the chatbot rests until the next beat reason={}", e.toString());
        }
    }

    /// Does what is due now, in all accounts.
    public void run() {
        List<RunStore.Due> due;
        int rounds = 0;
        do {
            due = Tenant.everywhere(() -> transaction.execute(_ -> store.due(clock.instant(), AT_ONCE)));
            due.forEach(it -> play(it.account(), it));
        } while (due.size() == AT_ONCE && ++rounds < MOST_ROUNDS);
    }

    /// One conversation's trouble is not another's.
    private void play(AccountId account, RunStore.Due due) {
        try {
            goOn(account, due);
        } catch (RuntimeException e) {
            log.error("a flow did not go on conversation={}", due.conversation().value(), e);
            stumbled(account, due);
        }
    }

    private void goOn(AccountId account, RunStore.Due due) {
        try {
            Tenant.in(account, () -> player.play(account, due.conversation(), due.vocabulary()));
        } catch (Refusal refusal) {
            Tenant.in(account, () -> player.refused(account, due.conversation(), refusal));
        }
    }

    private void stumbled(AccountId account, RunStore.Due due) {
        try {
            boolean enough = Tenant.in(account, () -> player.stumbled(account, due.conversation()));
            if (enough) {
                Tenant.in(account, () -> player.giveUp(account, due.conversation()));
            }
        } catch (RuntimeException e) {
            log.error(
                    "a broken flow could not be ended conversation={}",
                    due.conversation().value(),
                    e);
        }
    }

    /// Looks again as soon as the running transaction is through.
    void afterCommit() {
        var executor = beat;
        if (executor == null) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                executor.execute(BotPulse.this::beat);
            }
        });
    }

    @Override
    public void stop() {
        var executor = beat;
        if (executor != null) {
            executor.shutdownNow();
            beat = null;
        }
    }

    @Override
    public boolean isRunning() {
        return beat != null;
    }
}
