package app.prosa.agent;

import app.prosa.sql.Remembered;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// Remembers for a few seconds who a secret belongs to, so that a busy screen does not ask the database for it with
/// every request. What changes on this node is forgotten at once; what changes on another is noticed when the seconds
/// are over.
@Component
class ActorCache {

    private static final Duration MEMORY = Duration.ofSeconds(4);
    private static final int ENTRIES = 50_000;

    private final Remembered<String, Known> known;

    ActorCache(Clock clock) {
        this.known = new Remembered<>(ENTRIES, MEMORY, clock);
    }

    Optional<Known> get(String secret, Supplier<Optional<Known>> look) {
        return known.find(secret, look);
    }

    /// Replaces what is remembered, unless it has been forgotten meanwhile.
    void replace(String secret, Known old, Known fresh) {
        known.replace(secret, old, fresh);
    }

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
        known.forgetAfterCommit((_, it) -> token.equals(it.token()));
    }

    private void forget(Predicate<Known> which) {
        known.forget((_, it) -> which.test(it));
    }
}
