package app.prosa.channel;

import app.prosa.connection.ConnectionId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What waits in the tables of this room, of all accounts: whatever a node had in its memory when it died,
/// another finds here.
@Component
class Backlog {

    private static final int MOST = 500;
    private static final Duration PARKED = Duration.ofHours(24);

    private final LedgerStore ledger;
    private final DeliveryStore deliveries;
    private final MediaStore media;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Backlog(
            LedgerStore ledger,
            DeliveryStore deliveries,
            MediaStore media,
            TransactionTemplate transaction,
            Clock clock) {
        this.ledger = ledger;
        this.deliveries = deliveries;
        this.media = media;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// A lane of events.
    record Shard(AccountId account, ConnectionId connection, int shard) {}

    /// Something parked that need not wait any longer.
    record Late(AccountId account, ConnectionId connection, String target) {}

    /// A line with messages to send now.
    record Door(AccountId account, ConnectionId connection) {}

    /// A message of some account.
    record Piece(AccountId account, UUID message) {}

    List<Shard> shards() {
        return Tenant.everywhere(() -> transaction.execute(_ -> ledger.shards(MOST)));
    }

    List<Late> late() {
        return Tenant.everywhere(() -> transaction.execute(_ -> ledger.late(MOST)));
    }

    int giveUp() {
        var now = clock.instant();
        return Tenant.everywhere(() -> transaction.execute(_ -> ledger.giveUp(now.minus(PARKED), now)));
    }

    int forget(Instant before, int limit) {
        return Tenant.everywhere(() -> transaction.execute(_ -> ledger.forget(before, limit)));
    }

    List<Door> doors() {
        return Tenant.everywhere(() -> transaction.execute(_ -> deliveries.doors(clock.instant(), MOST)));
    }

    /// Messages whose sender died with the answer.
    List<Piece> orphans() {
        return Tenant.everywhere(() -> transaction.execute(_ -> deliveries.orphans(clock.instant(), MOST)));
    }

    /// Lines in trouble whose queue waits.
    List<Door> troubled() {
        return Tenant.everywhere(() -> transaction.execute(_ -> deliveries.troubled(MOST)));
    }

    List<Piece> files(int limit) {
        return Tenant.everywhere(() -> transaction.execute(_ -> media.due(clock.instant(), limit)));
    }
}
