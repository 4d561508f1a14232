package app.prosa.agent;

import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.sql.Tenant;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The departments of an account and who belongs to them.
@Component
public class Departments {

    private static final int MOST = 500;

    private final DepartmentStore departments;
    private final AgentStore agents;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Departments(
            DepartmentStore departments, AgentStore agents, Ids ids, Clock clock, ApplicationEventPublisher events) {
        this.departments = departments;
        this.agents = agents;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /// Those of the current account.
    @Transactional(readOnly = true)
    public List<Department> all() {
        return all(Tenant.account());
    }

    @Transactional(readOnly = true)
    public List<Department> all(AccountId account) {
        return departments.all(account);
    }

    @Transactional
    public Department add(AccountId account, String name, String color, List<AgentId> members) {
        return add(account, name, color, members, DepartmentRules.USUAL);
    }

    @Transactional
    public Department add(AccountId account, String name, String color, List<AgentId> members, DepartmentRules rules) {
        if (departments.all(account).size() >= MOST) {
            throw new Refusal.Conflict("too-many-departments", "There are " + MOST + " departments already.");
        }
        var department = new Department(
                new DepartmentId(ids.next()),
                Texts.name("name", name),
                Texts.color(color),
                members.stream().distinct().toList(),
                rules.checked());
        mustBeOurs(account, department.members());
        uniquely(() -> departments.insert(account, department, clock.instant()));
        departments.members(account, department.id(), department.members());
        announce(account, department, department.members());
        return department;
    }

    @Transactional
    public Department change(AccountId account, DepartmentId id, Change change) {
        var old = locked(account, id);
        var department = new Department(
                id,
                change.name() == null ? old.name() : Texts.name("name", change.name()),
                change.color() == null ? old.color() : Texts.color(change.color()),
                Objects.requireNonNullElse(change.members(), old.members()).stream()
                        .distinct()
                        .toList(),
                change.rules() == null ? old.rules() : change.rules().checked());
        mustBeOurs(account, department.members());
        uniquely(() -> departments.update(account, department));
        departments.members(account, id, department.members());
        var moved = Stream.concat(old.members().stream(), department.members().stream())
                .filter(it -> old.members().contains(it) != department.members().contains(it))
                .toList();
        announce(account, department, moved);
        return department;
    }

    @Transactional
    public void remove(AccountId account, DepartmentId id) {
        var old = locked(account, id);
        try {
            departments.delete(account, id);
        } catch (DataIntegrityViolationException _) {
            // Conversations and connections of higher rooms hold it by their foreign keys.
            throw new Refusal.Conflict("department-in-use", "Conversations or connections belong to it.");
        }
        events.publishEvent(new AgentEvent.DepartmentRemoved(account, id));
        announceMembers(account, old.members());
    }

    private Department locked(AccountId account, DepartmentId id) {
        return departments.lock(account, id).orElseThrow(() -> new Refusal.NotFound("department"));
    }

    private void mustBeOurs(AccountId account, List<AgentId> members) {
        if (agents.count(account, members) != members.size()) {
            throw new Refusal.NotFound("agent");
        }
    }

    private static void uniquely(Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException _) {
            throw new Refusal.Conflict("name-taken", "There is a department of this name already.");
        }
    }

    private void announce(AccountId account, Department department, List<AgentId> moved) {
        events.publishEvent(new AgentEvent.DepartmentChanged(account, department));
        announceMembers(account, moved);
    }

    private void announceMembers(AccountId account, List<AgentId> moved) {
        if (moved.isEmpty()) {
            return;
        }
        for (var agent : agents.all(account)) {
            if (moved.contains(agent.id())) {
                events.publishEvent(new AgentEvent.AgentChanged(account, agent.card()));
                events.publishEvent(new AgentEvent.RightsChanged(account, agent.id()));
            }
        }
    }

    /// What an administrator changes of a department; what is absent stays.
    public record Change(
            @Nullable String name,
            @Nullable String color,
            @Nullable List<AgentId> members,
            @Nullable DepartmentRules rules) {}
}
