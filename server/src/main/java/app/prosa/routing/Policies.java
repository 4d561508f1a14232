package app.prosa.routing;

import app.prosa.agent.Actor;
import app.prosa.agent.AgentCard;
import app.prosa.agent.AgentId;
import app.prosa.agent.Agents;
import app.prosa.agent.Department;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Departments;
import app.prosa.agent.Permission;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What each department chose.
@Component
public class Policies {

    private final RoutingStore store;
    private final Departments departments;
    private final Agents agents;
    private final Clock clock;

    Policies(RoutingStore store, Departments departments, Agents agents, Clock clock) {
        this.store = store;
        this.departments = departments;
        this.agents = agents;
        this.clock = clock;
    }

    /// A department with its policy.
    public record Chosen(DepartmentId department, Policy policy) {}

    @Transactional(readOnly = true)
    public List<Chosen> all(Actor actor) {
        var policies = store.policies(actor.account());
        return departments.all(actor.account()).stream()
                .map(it -> new Chosen(it.id(), policies.getOrDefault(it.id(), Policy.USUAL)))
                .toList();
    }

    /// A supervisor decides for their own departments.
    @Transactional
    public Chosen choose(Actor actor, DepartmentId id, Policy policy) {
        store.save(actor.account(), id, possible(actor, id, policy), clock.instant());
        return new Chosen(id, policy);
    }

    /// @return the policy, when this department could have it and the actor may decide so
    Policy possible(Actor actor, DepartmentId id, Policy policy) {
        var known =
                departments.all(actor.account()).stream().map(Department::id).collect(Collectors.toSet());
        if (!known.contains(id)) {
            throw new Refusal.NotFound("department");
        }
        if (!actor.may(Permission.SEE_ALL) && !actor.departments().contains(id)) {
            throw new Refusal.Forbidden("not-a-member", "You do not belong to that department.");
        }
        var fallback = policy.fallback();
        if (fallback != null && (!known.contains(fallback) || fallback.equals(id))) {
            throw new Refusal.NotFound("department");
        }
        var people = agents.cards(actor.account()).stream().map(AgentCard::id).collect(Collectors.toSet());
        for (AgentId agent : policy.order()) {
            if (!people.contains(agent)) {
                throw new Refusal.NotFound("agent");
            }
        }
        return policy.checked();
    }
}
