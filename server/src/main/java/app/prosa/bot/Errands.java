package app.prosa.bot;

import app.prosa.bot.typebot.Viewer;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Asks Typebot, each call on a thread of its own, a few at a time for each account: a viewer that does not
/// answer holds up nobody else. A call belongs to an errand that is leased in the database; if this node
/// dies, its lease ends.
@Component
class Errands {

    /// Longer than a call waits for its turn and for its answer.
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(Errands.class);
    private static final int SIDE_BY_SIDE = 16;
    private static final Duration TURN = Duration.ofSeconds(45);

    private final Viewer viewer;
    private final Map<AccountId, Semaphore> hands = new ConcurrentHashMap<>();

    Errands(Viewer viewer) {
        this.viewer = viewer;
    }

    /// A call to make.
    ///
    /// @param known what Typebot is told of the customer when a session begins
    record Call(Viewer.Place place, Dialogue.Errand errand, String session, Map<String, String> known) {}

    /// Makes the call once the running transaction is through, and tells what came of it.
    void afterCommit(AccountId account, Call call, Consumer<Viewer.Outcome> told) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                Thread.ofVirtual().name("typebot").start(() -> Tenant.in(account, () -> make(account, call, told)));
            }
        });
    }

    private void make(AccountId account, Call call, Consumer<Viewer.Outcome> told) {
        try {
            var all = hands.computeIfAbsent(account, _ -> new Semaphore(SIDE_BY_SIDE));
            if (!all.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                told.accept(new Viewer.Outcome.Failed("Too many customers talk with it at once.", false, null));
                return;
            }
            Viewer.Outcome outcome;
            try {
                outcome = outcome(call);
            } finally {
                all.release();
            }
            told.accept(outcome);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Its lease ends, and then it is decided anew.
            log.error(
                    "what Typebot answered could not be written errand={}",
                    call.errand().id(),
                    e);
        }
    }

    private Viewer.Outcome outcome(Call call) {
        return call.errand().begins()
                ? viewer.start(call.place(), call.errand().text(), call.known())
                : viewer.goOn(call.place(), call.session(), call.errand().text());
    }
}
