package app.prosa.channel;

import app.prosa.sql.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Asks the provider of a line in trouble, once a minute, whether it works again. Then its queue goes on by
/// itself. A provider knows nothing of some troubles when it is asked, such as a bill that is not paid, and says that
/// all is well until a message is sent: it is asked less and less often.
@Component
class Recovery {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST_PAUSES = 10;

    private final Lines lines;
    private final LineStore store;
    private final Reading reading;
    private final Repairs repairs;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Set<Backlog.Door> asking = ConcurrentHashMap.newKeySet();

    Recovery(
            Lines lines,
            LineStore store,
            Reading reading,
            Repairs repairs,
            TransactionTemplate transaction,
            Clock clock) {
        this.lines = lines;
        this.store = store;
        this.reading = reading;
        this.repairs = repairs;
        this.transaction = transaction;
        this.clock = clock;
    }

    void look(Backlog.Door door) {
        if (asking.add(door)) {
            Thread.ofVirtual().name("recovery").start(() -> {
                try {
                    Tenant.in(door.account(), () -> ask(door));
                } catch (RuntimeException e) {
                    log.warn(
                            "line could not be asked connection={}",
                            door.connection().value(),
                            e);
                } finally {
                    asking.remove(door);
                }
            });
        }
    }

    private void ask(Backlog.Door door) {
        var now = clock.instant();
        var pause = PAUSE.multipliedBy(Math.min(MOST_PAUSES, 1 + repairs.vain(door.connection())));
        boolean mine = Boolean.TRUE.equals(
                transaction.execute(_ -> store.probe(door.account(), door.connection(), now, now.minus(pause))));
        if (mine) {
            lines.find(door.account(), door.connection()).ifPresent(this::ask);
        }
    }

    /// Asks now: nobody waits for the minute after somebody has mended it.
    void ask(Line line) {
        if (reading.of(line.connection().kind()).probe(line).isEmpty()) {
            transaction.executeWithoutResult(_ -> repairs.over(line));
        }
    }
}
