package app.prosa.routing;

import app.prosa.agent.Actor;
import app.prosa.agent.AgentCard;
import app.prosa.agent.Agents;
import app.prosa.conversation.Assignments;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Conversations;
import app.prosa.conversation.Lifecycle;
import app.prosa.conversation.State;
import app.prosa.sql.Ids;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What agents ask of routing: why a conversation went where it went, and to give it to the next in turn.
@Component
public class Reasons {

    private final RoutingStore store;
    private final Conversations conversations;
    private final Lifecycle lifecycle;
    private final Assignments assignments;
    private final Dispatcher dispatcher;
    private final Tools tools;

    Reasons(
            RoutingStore store,
            Conversations conversations,
            Lifecycle lifecycle,
            Assignments assignments,
            Dispatcher dispatcher,
            Tools tools) {
        this.store = store;
        this.conversations = conversations;
        this.lifecycle = lifecycle;
        this.assignments = assignments;
        this.dispatcher = dispatcher;
        this.tools = tools;
    }

    /// What the work needs beside.
    @Component
    record Tools(Agents agents, Ids ids, Clock clock) {}

    /// The decisions about a conversation, newest first.
    @Transactional(readOnly = true)
    public List<Made> decisions(Actor actor, ConversationId id) {
        conversations.visible(actor, id);
        return store.decisions(actor.account(), id);
    }

    /// Delegar para a fila (docs/rules.md, E25): the owner lets go, the department stays, and the next in turn gets it;
    /// when nobody can, it waits.
    @Transactional
    public Conversation delegate(Actor actor, ConversationId id) {
        var before = conversations.visible(actor, id);
        var department = before.department();
        if (department == null || !before.state().isOpen()) {
            throw new Refusal.Conflict("no-queue", "Only what is open in a department can be delegated to its queue.");
        }
        var owner = before.owner();
        boolean isTheirs = before.state() == State.ATTENDING || before.isOffered();
        var waiting = isTheirs ? lifecycle.giveBack(actor, id, null) : before;
        var excluded = owner == null ? List.of(actor.agent()) : List.of(owner);
        var now = tools.clock().instant();
        var stay = new Stay(now, 0, List.of(), List.of(), null, List.of(), excluded);
        var chosen = Routing.decide(
                List.of(new Waiting(id, department, 0, waiting.queuedAt(), stay)),
                dispatcher.candidates(actor.account()),
                Map.of(department, rotation(store.policies(actor.account()).getOrDefault(department, Policy.USUAL))),
                now);
        if (chosen.isEmpty() || !(chosen.getFirst() instanceof Decision.Assign(var _, var agent, var reason))) {
            store.save(actor.account(), id, department, waiting.queuedAt(), stay);
            return waiting;
        }
        var name =
                tools.agents().card(actor.account(), agent).map(AgentCard::name).orElse("");
        var given = assignments.assign(actor.account(), id, department, agent, name, "delegated");
        if (given.isEmpty()) {
            return waiting;
        }
        store.forget(actor.account(), id);
        var why = new Reason(Reason.Rule.DELEGATED, Strategy.ROTATION, 0, reason.eligible(), reason.load(), null);
        store.add(
                actor.account(),
                tools.ids().next(),
                new Made(id, now, Made.Kind.ASSIGNED, List.of(agent), department, why));
        return given.get();
    }

    private static Policy rotation(Policy policy) {
        return new Policy(
                Strategy.ROTATION,
                List.of(),
                policy.top(),
                policy.ringSeconds(),
                policy.capacity(),
                null,
                null,
                null,
                policy.manualCounts());
    }
}
