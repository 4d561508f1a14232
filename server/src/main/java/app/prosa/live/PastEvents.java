package app.prosa.live;

import app.prosa.jobs.RecurringJob;
import app.prosa.sql.Tenant;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Forgets events that no client will ask for any more: whoever was away for longer starts afresh.
@Component
final class PastEvents implements RecurringJob {

    private static final Duration KEPT = Duration.ofDays(2);
    private static final int BATCH = 5_000;

    private final EventStore store;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PastEvents(EventStore store, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "past-events";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        var before = clock.instant().minus(KEPT);
        int forgotten = BATCH;
        while (forgotten == BATCH) {
            var count = Tenant.everywhere(() -> transaction.execute(_ -> store.forgetBefore(before, BATCH)));
            forgotten = count == null ? 0 : count;
        }
    }
}
