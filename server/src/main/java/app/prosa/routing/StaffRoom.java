package app.prosa.routing;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Presence;
import app.prosa.conversation.Staff;
import app.prosa.live.Presences;
import app.prosa.sql.AccountId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Knows who could take a conversation now, by presence and capacity.
@Component
class StaffRoom implements Staff {

    private final RoutingStore store;
    private final Dispatcher dispatcher;
    private final Presences presences;

    StaffRoom(RoutingStore store, Dispatcher dispatcher, Presences presences) {
        this.store = store;
        this.dispatcher = dispatcher;
        this.presences = presences;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Obstacle> obstacle(AccountId account, AgentId agent) {
        var presence = presences.of(account).getOrDefault(agent.value(), Presence.OFFLINE);
        return switch (presence) {
            case OFFLINE -> Optional.of(Obstacle.OFFLINE);
            case AWAY -> Optional.of(Obstacle.AWAY);
            case ONLINE -> isFull(account, agent) ? Optional.of(Obstacle.FULL) : Optional.empty();
        };
    }

    private boolean isFull(AccountId account, AgentId agent) {
        var policies = store.policies(account);
        return dispatcher.candidates(account).stream()
                .filter(it -> it.agent().equals(agent))
                .anyMatch(it -> it.departments().stream()
                        .map(department -> policies.getOrDefault(department, Policy.USUAL))
                        .anyMatch(policy -> policy.capacity() > 0 && it.load() >= policy.capacity()));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Obstacle> obstacle(AccountId account, DepartmentId department) {
        var present = dispatcher.candidates(account).stream()
                .filter(it -> it.present() && it.departments().contains(department))
                .toList();
        if (present.isEmpty()) {
            return Optional.of(Obstacle.NOBODY);
        }
        int capacity =
                store.policies(account).getOrDefault(department, Policy.USUAL).capacity();
        boolean room = capacity == 0 || present.stream().anyMatch(it -> it.load() < capacity);
        return room ? Optional.empty() : Optional.of(Obstacle.FULL);
    }
}
