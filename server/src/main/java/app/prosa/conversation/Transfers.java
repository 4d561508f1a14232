package app.prosa.conversation;

import app.prosa.account.Accounts;
import app.prosa.agent.Actor;
import app.prosa.agent.AgentCard;
import app.prosa.agent.AgentEvent;
import app.prosa.agent.AgentId;
import app.prosa.agent.Agents;
import app.prosa.agent.Department;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Departments;
import app.prosa.conversation.MessageContent.Target;
import app.prosa.conversation.MessageContent.What;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Hands conversations to others: transfers them (docs/rules.md, E22) and asks colleagues to help (E23).
@Component
public class Transfers {

    private static final int MOST_HELPERS = 20;

    private final ConversationStore store;
    private final Changes changes;
    private final Timeline timeline;
    private final People people;
    private final Clock clock;

    Transfers(ConversationStore store, Changes changes, Timeline timeline, People people, Clock clock) {
        this.store = store;
        this.changes = changes;
        this.timeline = timeline;
        this.people = people;
        this.clock = clock;
    }

    /// Who there is, who could take something now, and by which rules.
    @Component
    record People(Agents agents, Departments departments, Accounts accounts, ObjectProvider<Staff> staff) {}

    /// Whom to transfer to: a department, a colleague, or a colleague in one of their departments.
    ///
    /// @param note tells the next one what is going on; the customer never sees it
    /// @param confirmed transfer although nobody there could take it now
    public record Transfer(
            @Nullable AgentId agent,
            @Nullable DepartmentId department,
            @Nullable String note,
            @Nullable Boolean confirmed) {}

    /// Whoever transfers loses sight with the commit, unless they have another right to see it. Where the account wants
    /// colleagues to accept, it waits for the one colleague until they do.
    @Transactional
    public Conversation transfer(Actor actor, ConversationId id, Transfer transfer) {
        var conversation = changes.locked(actor, id);
        var target = target(actor, transfer.agent(), transfer.department());
        if (!Boolean.TRUE.equals(transfer.confirmed())) {
            obstacle(actor, transfer).ifPresent(it -> {
                throw new Refusal.Conflict(
                        "target-unavailable",
                        "Nobody there can take it now. Transfer it all the same?",
                        Map.of("obstacle", it));
            });
        }
        var department = transfer.department() == null ? conversation.department() : transfer.department();
        boolean offered = !actor.agent().equals(transfer.agent())
                && people.accounts().account(actor.account()).transferNeedsAccept();
        var after = conversation.transferred(transfer.agent(), department, offered, clock.instant());
        var entries = new ArrayList<Entry>();
        entries.add(timeline.activity(Author.of(actor), What.TRANSFERRED, null, target));
        var note = Replies.optional(transfer.note());
        if (note != null) {
            entries.add(timeline.note(actor, note));
        }
        return changes.write(actor, conversation, after, entries);
    }

    private Optional<Staff.Obstacle> obstacle(Actor actor, Transfer transfer) {
        var knows = people.staff().getIfAvailable();
        if (knows == null || actor.agent().equals(transfer.agent())) {
            return Optional.empty();
        }
        return transfer.agent() != null
                ? knows.obstacle(actor.account(), transfer.agent())
                : Optional.ofNullable(transfer.department()).flatMap(it -> knows.obstacle(actor.account(), it));
    }

    private Target target(Actor actor, @Nullable AgentId agentId, @Nullable DepartmentId departmentId) {
        if (agentId == null && departmentId == null) {
            throw new Refusal.Invalid("invalid", "Say to whom.", Map.of("field", "department"));
        }
        var agent = agentId == null ? null : working(actor, agentId);
        var department = departmentId == null ? null : department(actor, departmentId);
        if (agent != null && department != null && !department.members().contains(agentId)) {
            throw new Refusal.Conflict("not-a-member", "This colleague does not belong to that department.");
        }
        return new Target(
                agentId,
                agent == null ? null : agent.name(),
                departmentId,
                department == null ? null : department.name(),
                null);
    }

    /// A department that is gone helps nowhere any more.
    @EventListener
    void on(AgentEvent event) {
        if (event instanceof AgentEvent.DepartmentRemoved(var account, var department)) {
            store.lockHelpedBy(account, department)
                    .forEach(it -> timeline.write(account, it, it.withoutHelpFrom(department), List.of()));
        }
    }

    private AgentCard working(Actor actor, AgentId id) {
        return people.agents()
                .card(actor.account(), id)
                .filter(AgentCard::active)
                .orElseThrow(() -> new Refusal.NotFound("agent"));
    }

    private Department department(Actor actor, DepartmentId id) {
        return people.departments().all(actor.account()).stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("department"));
    }

    /// Everybody who helps, from now on: agents and whole departments.
    public record Helpers(List<AgentId> agents, List<DepartmentId> departments) {}

    /// Those who help see the conversation and may answer it; the owner stays who it is.
    @Transactional
    public Conversation help(Actor actor, ConversationId id, Helpers helpers) {
        var conversation = changes.locked(actor, id);
        var who = helpers.agents().stream().distinct().toList();
        var where = helpers.departments().stream().distinct().toList();
        if (who.size() + where.size() > MOST_HELPERS) {
            throw new Refusal.Invalid(
                    "too-many-helpers", "At most " + MOST_HELPERS + " can help.", Map.of("most", MOST_HELPERS));
        }
        if (conversation.collaborators().equals(who) && conversation.helping().equals(where)) {
            return conversation;
        }
        var names = Stream.concat(
                        who.stream().map(it -> working(actor, it).name()),
                        where.stream().map(it -> department(actor, it).name()))
                .collect(Collectors.joining(", "));
        return changes.write(
                actor,
                conversation,
                conversation.helpedBy(who, where),
                What.HELPERS_CHANGED,
                names.isEmpty() ? null : names);
    }
}
