package app.prosa.file;

import app.prosa.blob.Blobs;
import app.prosa.jobs.RecurringJob;
import app.prosa.sql.Tenant;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Removes files that were uploaded and never sent, and what interrupted uploads left behind.
@Component
final class UnsentFiles implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(UnsentFiles.class);
    private static final Duration KEPT = Duration.ofHours(24);
    private static final int BATCH = 500;

    private final FileStore files;
    private final Blobs blobs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UnsentFiles(FileStore files, Blobs blobs, TransactionTemplate transaction, Clock clock) {
        this.files = files;
        this.blobs = blobs;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "unsent-files";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        var before = clock.instant().minus(KEPT);
        int count = BATCH;
        for (int total = 0; count == BATCH; total += count) {
            var removed = Tenant.everywhere(() -> transaction.execute(_ -> files.deleteUnsent(before, BATCH)));
            removed.forEach(it -> blobs.delete(it.accountId(), it.id().value()));
            count = removed.size();
            log.info("unsent removed={} before={}", total + count, before);
        }
        log.info("drafts removed={}", blobs.deleteDrafts(before));
    }
}
