package app.prosa.channel;

import app.prosa.conversation.Alterations;
import app.prosa.conversation.CallState;
import app.prosa.conversation.MessageContent;
import app.prosa.sql.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// Turns calls down at once, where the connection is set to: the customer then does not wait for nobody. It is of the
/// moment, so an attempt that fails is not made again; the call rings until the customer gives up, as it does without
/// this.
@Component
class Declining {

    private static final Logger log = LoggerFactory.getLogger(Declining.class);
    private static final int SIDE_BY_SIDE = 16;

    /// Phones ring no longer.
    private static final Duration RINGS = Duration.ofSeconds(60);

    private final Reading reading;
    private final Alterations alterations;
    private final Clock clock;
    private final Semaphore hands = new Semaphore(SIDE_BY_SIDE);

    Declining(Reading reading, Alterations alterations, Clock clock) {
        this.reading = reading;
        this.alterations = alterations;
        this.clock = clock;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(Calls.Ringing call) {
        boolean rings = clock.instant().isBefore(call.since().plus(RINGS));
        if (!rings || !call.line().declinesCalls() || !hands.tryAcquire()) {
            return;
        }
        Thread.ofVirtual().name("declining").start(() -> {
            try {
                Tenant.in(call.line().account(), () -> decline(call));
            } catch (RuntimeException e) {
                log.info(
                        "call rings on connection={} reason={}",
                        call.line().id().value(),
                        e.toString());
            } finally {
                hands.release();
            }
        });
    }

    private void decline(Calls.Ringing call) {
        var line = call.line();
        if (reading.of(line.connection().kind()).decline(line, call.callId())) {
            alterations.call(line.account(), call.message(), new MessageContent.Call(CallState.REFUSED, null, null));
        } else {
            log.info("call rings on connection={}", line.id().value());
        }
    }
}
