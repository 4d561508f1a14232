package app.prosa.file;

import app.prosa.blob.Blobs;
import app.prosa.jobs.RecurringJob;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Removes bytes that no row knows: a server died between the two, or an account is gone.
@Component
final class OrphanedBlobs implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(OrphanedBlobs.class);

    /// Far longer than any upload takes from its bytes to its row.
    private static final Duration YOUNG = Duration.ofHours(24);

    private final FileStore files;
    private final Blobs blobs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OrphanedBlobs(FileStore files, Blobs blobs, TransactionTemplate transaction, Clock clock) {
        this.files = files;
        this.blobs = blobs;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "orphaned-blobs";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        for (var account : blobs.accounts()) {
            blobs.shards(account, clock.instant().minus(YOUNG)).forEach(shard -> sweep(account, shard));
        }
    }

    private void sweep(AccountId account, List<UUID> shard) {
        var orphans = new HashSet<>(shard);
        orphans.removeAll(Tenant.in(account, () -> transaction.execute(_ -> files.existing(account, shard))));
        orphans.forEach(it -> {
            blobs.delete(account, it);
            log.warn("orphan removed={} account={}", it, account.value());
        });
    }
}
