package app.prosa.conversation;

import app.prosa.jobs.RecurringJob;
import app.prosa.sql.Tenant;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Adds up the changes of the tabs' counts, so that reading them stays cheap however many messages come.
@Component
final class TallyFolding implements RecurringJob {

    private final InboxStore store;
    private final TransactionTemplate transaction;

    TallyFolding(InboxStore store, TransactionTemplate transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "tally-folding";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        Tenant.everywhere(() -> {
            transaction.executeWithoutResult(_ -> store.foldTallies());
            return true;
        });
    }
}
