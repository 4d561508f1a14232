package app.prosa.channel;

import app.prosa.conversation.ConversationEvent;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Direction;
import app.prosa.conversation.Status;
import app.prosa.live.AgentTypes;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/// Tells customers' phones that somebody has read what they wrote, or is writing, where the connection is set to. Both
/// are of the moment: one that is lost is not made up for, the next says it again.
@Component
class Courtesies {

    private static final Logger log = LoggerFactory.getLogger(Courtesies.class);
    private static final int SIDE_BY_SIDE = 16;

    /// Phones show it for 25 seconds.
    private static final Duration AGAIN = Duration.ofSeconds(20);

    private final ThreadStore threads;
    private final Lines lines;
    private final Reading reading;
    private final TransactionTemplate transaction;
    private final Semaphore hands = new Semaphore(SIDE_BY_SIDE);
    private final Cache<ConversationId, Boolean> typed =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(AGAIN).build();

    Courtesies(ThreadStore threads, Lines lines, Reading reading, TransactionTemplate transaction) {
        this.threads = threads;
        this.lines = lines;
        this.reading = reading;
        this.transaction = transaction;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(ConversationEvent.StatusMoved moved) {
        if (moved.direction() == Direction.IN && moved.status() == Status.READ) {
            soon(moved.account(), moved.audience().conversation(), moved.upTo(), false);
        }
    }

    @EventListener
    void on(AgentTypes types) {
        if (typed.asMap().putIfAbsent(types.conversation(), true) == null) {
            soon(types.account(), types.conversation(), Long.MAX_VALUE, true);
        }
    }

    /// On a thread of its own: nobody waits for a courtesy, and when too many are under way this one is left out.
    private void soon(AccountId account, ConversationId conversation, long upTo, boolean typing) {
        if (!hands.tryAcquire()) {
            return;
        }
        Thread.ofVirtual().name("courtesy").start(() -> {
            try {
                Tenant.in(account, () -> attend(account, conversation, upTo, typing));
            } catch (RuntimeException e) {
                log.info("courtesy left out conversation={} reason={}", conversation.value(), e.toString());
            } finally {
                hands.release();
            }
        });
    }

    private void attend(AccountId account, ConversationId conversation, long upTo, boolean typing) {
        var thread = transaction.execute(_ -> threads.ofConversation(account, conversation));
        var line = thread.flatMap(it -> lines.find(account, it.connectionId()))
                .filter(Line::showsReading)
                .filter(it -> it.connection().trouble() == null);
        if (line.isEmpty()) {
            return;
        }
        transaction
                .execute(_ -> threads.lastHeard(account, line.get().id(), conversation, upTo))
                .ifPresent(it -> reading.of(line.get().connection().kind()).attend(line.get(), it, typing));
    }
}
