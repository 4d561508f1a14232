package app.prosa.telephony;

import app.prosa.jobs.RecurringJob;
import app.prosa.jobs.Sweep;
import app.prosa.sql.AccountId;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Ends calls whose screen is gone: one that lives says every ten seconds that its call goes on.
@Component
class LostCalls implements RecurringJob {

    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final PhoneCallStore store;
    private final PhoneCalls calls;
    private final Sweep sweep;
    private final Clock clock;

    LostCalls(PhoneCallStore store, PhoneCalls calls, Sweep sweep, Clock clock) {
        this.store = store;
        this.calls = calls;
        this.sweep = sweep;
        this.clock = clock;
    }

    /// A call of some account that nobody speaks of any more.
    record Due(AccountId account, CallId id) implements Sweep.Due {}

    @Override
    public String name() {
        return "lost-calls";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void run() {
        var before = clock.instant().minus(SILENCE);
        sweep.each(
                name(),
                (after, limit) -> store.lost(before, after, limit),
                (Due it) -> calls.lose(it.account(), it.id(), before));
    }
}
