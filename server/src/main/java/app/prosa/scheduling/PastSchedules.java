package app.prosa.scheduling;

import app.prosa.jobs.RecurringJob;
import app.prosa.jobs.Sweep;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Forgets what ended long ago, with the files that never went. What was sent stays in its
/// conversation.
@Component
class PastSchedules implements RecurringJob {

    private static final Duration KEPT = Duration.ofDays(90);

    private final ScheduleStore store;
    private final WaitingFiles files;
    private final Sweep sweep;
    private final Clock clock;

    PastSchedules(ScheduleStore store, WaitingFiles files, Sweep sweep, Clock clock) {
        this.store = store;
        this.files = files;
        this.sweep = sweep;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "past-schedules";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        var before = clock.instant().minus(KEPT);
        sweep.each(
                name(),
                (after, limit) -> store.old(before, after, limit),
                (Departures.Due it) -> store.lock(it.account(), it.id()).ifPresent(row -> {
                    files.release(it.account(), WaitingFiles.all(row), it.id());
                    store.delete(it.account(), it.id());
                }));
    }
}
