package app.prosa.channel;

import app.prosa.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Forgets webhooks after a month, except those whose events still wait or are dead. The messages stay.
@Component
final class OldLedger implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(OldLedger.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int BATCH = 1_000;

    private final Backlog backlog;
    private final Clock clock;

    OldLedger(Backlog backlog, Clock clock) {
        this.backlog = backlog;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "old-ledger";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        var before = clock.instant().minus(KEPT);
        int gone = BATCH;
        for (int total = 0; gone == BATCH; total += gone) {
            gone = backlog.forget(before, BATCH);
            log.info("ledger forgotten={} before={}", total + gone, before);
        }
    }
}
