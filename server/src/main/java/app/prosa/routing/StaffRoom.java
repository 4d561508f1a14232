package app.prosa.routing;

import app.prosa.agent.AgentId;
import app.prosa.agent.Agents;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Presence;
import app.prosa.agent.Shifts;
import app.prosa.conversation.Staff;
import app.prosa.live.Presences;
import app.prosa.sql.AccountId;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Knows who could take a conversation now, by presence and capacity.
@Component
class StaffRoom implements Staff {

    private final RoutingStore store;
    private final Dispatcher dispatcher;
    private final Presences presences;
    private final Shifts shifts;
    private final Agents agents;
    private final Clock clock;

    StaffRoom(
            RoutingStore store, Dispatcher dispatcher, Presences presences, Shifts shifts, Agents agents, Clock clock) {
        this.store = store;
        this.dispatcher = dispatcher;
        this.presences = presences;
        this.shifts = shifts;
        this.agents = agents;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Obstacle> obstacle(AccountId account, AgentId agent) {
        var presence = presences.of(account).getOrDefault(agent.value(), Presence.OFFLINE);
        return switch (presence) {
            case OFFLINE -> Optional.of(Obstacle.OFFLINE);
            case AWAY -> Optional.of(Obstacle.AWAY);
            case ONLINE -> atWork(account, agent);
        };
    }

    private Optional<Obstacle> atWork(AccountId account, AgentId agent) {
        boolean works = agents.card(account, agent)
                .map(it -> shifts.roster(account).works(agent, it.departments(), clock.instant()))
                .orElse(false);
        if (!works) {
            return Optional.of(Obstacle.CLOSED);
        }
        return isFull(account, agent) ? Optional.of(Obstacle.FULL) : Optional.empty();
    }

    private boolean isFull(AccountId account, AgentId agent) {
        var policies = store.policies(account);
        return dispatcher.candidates(account).stream()
                .filter(it -> it.agent().equals(agent))
                .anyMatch(it -> !it.hasRoom(Policy.USUAL)
                        || it.departments().stream()
                                .map(department -> policies.getOrDefault(department, Policy.USUAL))
                                .anyMatch(policy -> !it.hasRoom(policy)));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Obstacle> obstacle(AccountId account, DepartmentId department) {
        if (!shifts.roster(account).of(department).isOpen(clock.instant())) {
            return Optional.of(Obstacle.CLOSED);
        }
        var present = dispatcher.candidates(account).stream()
                .filter(it -> it.present() && it.departments().contains(department))
                .toList();
        if (present.isEmpty()) {
            return Optional.of(Obstacle.NOBODY);
        }
        var policy = store.policies(account).getOrDefault(department, Policy.USUAL);
        boolean room = present.stream().anyMatch(it -> it.hasRoom(policy));
        return room ? Optional.empty() : Optional.of(Obstacle.FULL);
    }
}
