package app.prosa.connection;

import app.prosa.sql.Remembered;
import app.prosa.sql.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Finds the connection behind a public key. Every request of every visitor asks, so the answer is
/// [Remembered] for a moment.
@Component
public class Doors {

    private static final Duration MOMENT = Duration.ofSeconds(10);
    private static final int MOST_KEPT = 10_000;
    private static final int LONGEST_KEY = 64;

    private final ConnectionStore store;
    private final TransactionTemplate ownTransaction;
    private final Remembered<String, Optional<Door>> kept;

    Doors(ConnectionStore store, PlatformTransactionManager transactions, Clock clock) {
        this.store = store;
        this.kept = new Remembered<>(MOST_KEPT, MOMENT, clock);
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.ownTransaction.setReadOnly(true);
    }

    /// The connection with this key, on or off. Needs no [Tenant]: it is how one is found.
    public Optional<Door> byKey(String key) {
        if (key.length() > LONGEST_KEY || key.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return kept.get(key, () -> load(key));
    }

    private Optional<Door> load(String key) {
        return Tenant.everywhere(() -> ownTransaction.execute(transaction -> store.byKey(key)));
    }

    @EventListener
    void on(ConnectionEvent event) {
        kept.forgetAfterCommit((_, door) -> door.isEmpty() || concerns(event, door.get()));
    }

    private static boolean concerns(ConnectionEvent event, Door door) {
        var id = switch (event) {
            case ConnectionEvent.ConnectionChanged changed ->
                changed.connection().id();
            case ConnectionEvent.TroubleMoved moved -> moved.connection();
            case ConnectionEvent.TemplatesMoved moved -> moved.connection();
            case ConnectionEvent.ConnectionRemoved removed -> removed.connection();
        };
        return door.connection().id().equals(id);
    }
}
