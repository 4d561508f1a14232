package app.prosa.scheduling;

import app.prosa.conversation.PreparedReplies;
import app.prosa.jobs.RecurringJob;
import app.prosa.jobs.Sweep;
import app.prosa.scheduling.ScheduleStore.Row;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.sql.Tenant;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets go what is due. Each message is leased in a transaction of its own, sent in a second one
/// together with its state, and what kept it from going is written down in a third: a node that dies in
/// between leaves a lease that ends, and the ids of the messages, which were made beforehand, keep them
/// from being there twice.
@Component
class Departures implements RecurringJob {

    /// How long it is tried while the connection is down (docs/rules.md, E16).
    static final Duration TOLERANCE = Duration.ofMinutes(60);

    private static final Logger log = LoggerFactory.getLogger(Departures.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final ScheduleStore store;
    private final Sending sending;
    private final Sweep sweep;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    Departures(
            ScheduleStore store, Sending sending, Sweep sweep, TransactionTemplate transaction, Ids ids, Clock clock) {
        this.store = store;
        this.sending = sending;
        this.sweep = sweep;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "scheduled-messages";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    /// A scheduled message of some account.
    record Due(AccountId account, ScheduleId id) implements Sweep.Due {}

    private record Leased(Due due, UUID lease) {}

    @Override
    public void run() {
        var now = clock.instant();
        var leased = new ArrayList<Leased>();
        sweep.each(name(), (after, limit) -> store.due(now, after, limit), (Due it) -> {
            var lease = ids.next();
            if (store.lease(it.account(), it.id(), lease, now, now.plus(LEASE))) {
                leased.add(new Leased(it, lease));
            }
        });
        leased.forEach(it -> Tenant.in(it.due().account(), () -> depart(it)));
        sweep.each(
                name(),
                (after, limit) -> store.underway(now.minus(TOLERANCE), after, limit),
                (Due it) -> settle(it, now));
    }

    private void depart(Leased leased) {
        var account = leased.due().account();
        try {
            held(leased, row -> sending.send(account, row));
        } catch (Refusal refusal) {
            held(leased, row -> refused(account, row, refusal));
        } catch (RuntimeException failure) {
            log.error(
                    "a scheduled message could not go schedule={}", leased.due().id(), failure);
            held(leased, row -> broken(account, row));
        }
    }

    /// Does it within a transaction, while nobody else has taken the message.
    private void held(Leased leased, Consumer<Row> work) {
        transaction.executeWithoutResult(
                _ -> store.lock(leased.due().account(), leased.due().id())
                        .filter(it -> leased.lease().equals(it.lease()))
                        .ifPresent(work));
    }

    private void refused(AccountId account, Row row, Refusal refusal) {
        if (refusal.code().equals(PreparedReplies.CONNECTION_DOWN) && !isTooLate(row)) {
            later(account, row, refusal.code());
        } else {
            sending.fail(account, row, refusal);
        }
    }

    private void broken(AccountId account, Row row) {
        if (isTooLate(row)) {
            sending.fail(account, row, "unexpected");
        } else {
            later(account, row, "unexpected");
        }
    }

    private void later(AccountId account, Row row, String reason) {
        store.postpone(account, row.id(), reason, clock.instant().plus(PAUSE));
        sending.tell(account, row.conversationId());
    }

    private boolean isTooLate(Row row) {
        return isTooLate(row, clock.instant());
    }

    private static boolean isTooLate(Row row, Instant now) {
        return !row.at().plus(TOLERANCE).isAfter(now);
    }

    private void settle(Due due, Instant now) {
        store.lock(due.account(), due.id())
                .filter(it -> it.state() == Schedule.State.SENDING && it.lease() == null)
                .ifPresent(it -> sending.settle(due.account(), it, isTooLate(it, now)));
    }
}
