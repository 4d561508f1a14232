package app.prosa.agent;

import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The groups of agents of an account.
@Component
public class AgentGroups {

    private static final int MOST = 500;

    private final AgentGroupStore groups;
    private final AgentStore agents;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    AgentGroups(AgentGroupStore groups, AgentStore agents, Ids ids, Clock clock, ApplicationEventPublisher events) {
        this.groups = groups;
        this.agents = agents;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public List<AgentGroup> all(AccountId account) {
        return groups.all(account);
    }

    @Transactional
    public AgentGroup add(AccountId account, String name, List<AgentId> members) {
        if (groups.all(account).size() >= MOST) {
            throw new Refusal.Conflict("too-many-groups", "There are " + MOST + " groups already.");
        }
        var group = new AgentGroup(
                new AgentGroupId(ids.next()),
                Texts.name("name", name),
                members.stream().distinct().toList());
        mustBeOurs(account, group.members());
        uniquely(() -> groups.insert(account, group, clock.instant()));
        return written(account, group);
    }

    @Transactional
    public AgentGroup change(AccountId account, AgentGroupId id, Change change) {
        var old = locked(account, id);
        var group = new AgentGroup(
                id,
                change.name() == null ? old.name() : Texts.name("name", change.name()),
                Objects.requireNonNullElse(change.members(), old.members()).stream()
                        .distinct()
                        .toList());
        mustBeOurs(account, group.members());
        uniquely(() -> groups.update(account, group));
        return written(account, group);
    }

    @Transactional
    public void remove(AccountId account, AgentGroupId id) {
        locked(account, id);
        groups.delete(account, id);
        events.publishEvent(new AgentEvent.GroupRemoved(account, id));
    }

    private AgentGroup written(AccountId account, AgentGroup group) {
        groups.members(account, group);
        events.publishEvent(new AgentEvent.GroupChanged(account, group));
        return group;
    }

    private AgentGroup locked(AccountId account, AgentGroupId id) {
        return groups.lock(account, id).orElseThrow(() -> new Refusal.NotFound("group"));
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
            throw new Refusal.Conflict("name-taken", "There is a group of this name already.");
        }
    }

    /// What an administrator changes of a group; what is absent stays.
    public record Change(@Nullable String name, @Nullable List<AgentId> members) {}
}
