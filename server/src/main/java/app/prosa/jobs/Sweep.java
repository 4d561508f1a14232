package app.prosa.jobs;

import app.prosa.sql.AccountId;
import app.prosa.sql.Id;
import app.prosa.sql.Tenant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Works off what is due in all accounts, one after another, each in its account and in a transaction of its own. What
/// fails is logged and passed by: the others get their turn, and the next run tries it again.
@Component
public final class Sweep {

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);
    private static final int AT_ONCE = 200;

    private final TransactionTemplate transaction;

    Sweep(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /// Something whose time has come.
    public interface Due {

        AccountId account();

        Id id();
    }

    /// Finds what is due, across accounts.
    @FunctionalInterface
    public interface Finder<T extends Due> {

        /// The next in the order of their ids, at most `limit`.
        ///
        /// @param after the last id that was handled, or null
        List<T> next(@Nullable UUID after, int limit);
    }

    /// @param work does one of them, within the transaction; it looks again whether it is still due
    public <T extends Due> void each(String job, Finder<T> finder, Consumer<T> work) {
        List<T> found;
        UUID last = null;
        do {
            var after = last;
            found = Tenant.everywhere(() -> transaction.execute(_ -> finder.next(after, AT_ONCE)));
            for (var due : found) {
                last = due.id().value();
                one(job, due, work);
            }
        } while (found.size() == AT_ONCE);
    }

    private <T extends Due> void one(String job, T due, Consumer<T> work) {
        try {
            Tenant.in(due.account(), () -> transaction.executeWithoutResult(_ -> work.accept(due)));
        } catch (RuntimeException failure) {
            log.warn("Job {} passed {} of account {} by.", job, due.id(), due.account(), failure);
        }
    }
}
