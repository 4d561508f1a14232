package app.prosa.agent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Remembers for a few seconds who a secret belongs to, so that a busy screen does not ask the database for it with
/// every request. What changes on this node is forgotten at once; what changes on another is noticed when the seconds
/// are over.
@Component
class ActorCache {

    private static final Duration MEMORY = Duration.ofSeconds(4);
    private static final int ENTRIES = 50_000;

    private final Cache<String, Known> known;
    private final AtomicLong forgotten = new AtomicLong();

    ActorCache(Clock clock) {
        this.known = Caffeine.newBuilder()
                .maximumSize(ENTRIES)
                .expireAfterWrite(MEMORY)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    Optional<Known> get(String secret, Supplier<Optional<Known>> look) {
        var remembered = known.getIfPresent(secret);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        long before = forgotten.get();
        var found = look.get();
        found.ifPresent(it -> {
            known.put(secret, it);
            // Somebody may have been signed out between our look and our putting; then we looked too early.
            if (forgotten.get() != before) {
                known.invalidate(secret);
            }
        });
        return found;
    }

    /// Replaces what is remembered, unless it has been forgotten meanwhile.
    void replace(String secret, Known old, Known fresh) {
        known.asMap().replace(secret, old, fresh);
    }

    /// After the commit, because before it another request would only read the old state again. Nothing is lost when
    /// the node dies in between: its memory dies too.
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(AgentEvent event) {
        switch (event) {
            case AgentEvent.SessionEnded it -> forget(known -> it.session().equals(known.session()));
            case AgentEvent.RightsChanged it -> forget(known -> it.agent().equals(known.agentId()));
            case AgentEvent.AgentChanged it -> forget(known -> it.agent().id().equals(known.agentId()));
            case AgentEvent.MeChanged _,
                    AgentEvent.DepartmentChanged _,
                    AgentEvent.DepartmentRemoved _,
                    AgentEvent.GroupChanged _,
                    AgentEvent.GroupRemoved _ -> {}
        }
    }

    void forgetAfterCommit(TokenId token) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                forget(known -> token.equals(known.token()));
            }
        });
    }

    private void forget(Predicate<Known> which) {
        forgotten.incrementAndGet();
        known.asMap().values().removeIf(which);
    }
}
