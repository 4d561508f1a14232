package app.prosa.bot;

import app.prosa.agent.Actor;
import app.prosa.conversation.Assistant;
import app.prosa.conversation.Automation;
import app.prosa.conversation.BotState;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Conversations;
import app.prosa.conversation.MessageId;
import app.prosa.sql.Ids;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What agents do with flows in a conversation: fire one, give the ticket to one, pause and resume, switch
/// the chatbot off, look back. A flow that is fired begins after the commit, like one that begins by
/// itself.
@Component
public class Runs {

    private final RunStore store;
    private final FlowStore names;
    private final Flows flows;
    private final Automation automation;
    private final Conversations conversations;
    private final Tools tools;

    Runs(
            RunStore store,
            FlowStore names,
            Flows flows,
            Automation automation,
            Conversations conversations,
            Tools tools) {
        this.store = store;
        this.names = names;
        this.flows = flows;
        this.automation = automation;
        this.conversations = conversations;
        this.tools = tools;
    }

    /// What the work needs beside.
    @Component
    record Tools(BotPulse pulse, Envoy envoy, Ids ids, Clock clock) {}

    /// Fires a flow (docs/rules.md, E20 and AUT-01).
    ///
    /// @param transfer the ticket is the flow's until it is through, and nobody's; else the flow begins
    ///     beside who has it
    @Transactional
    public Conversation fire(Actor actor, ConversationId id, FlowId flow, boolean transfer) {
        var account = actor.account();
        var conversation = automation.lock(actor, id);
        flows.published(account, flow);
        var name = names.find(account, flow).orElseThrow().name();
        var now = tools.clock().instant();
        store.cancel(account, id, now);
        var after =
                transfer ? automation.triage(actor, conversation, name) : automation.begin(actor, conversation, name);
        store.begin(
                account,
                new RunId(tools.ids().next()),
                after,
                flow.value(),
                transfer ? Run.Cause.TRANSFER : Run.Cause.AGENT,
                actor.agent(),
                null,
                now);
        store.wake(account, Set.of(id), now);
        tools.pulse().afterCommit();
        return after;
    }

    /// Pausar fluxo: step, variables and times stand still (docs/rules.md, E17).
    @Transactional
    public Conversation pause(Actor actor, ConversationId id) {
        return automation.pause(actor, automation.lock(actor, id), true);
    }

    /// Retomar fluxo: it goes on where it stood, with the time that was left.
    @Transactional
    public Conversation resume(Actor actor, ConversationId id) {
        var account = actor.account();
        var before = automation.lock(actor, id);
        if (before.bot() == BotState.PAUSED) {
            var now = tools.clock().instant();
            var run = store.underway(account, id)
                    .orElseThrow(() -> new Refusal.Conflict("no-flow", "No flow is under way here."));
            var stood = run.frozenAt() == null ? Duration.ZERO : Duration.between(run.frozenAt(), now);
            var memory = run.memory().delayed(stood);
            store.save(account, run.id(), memory);
            boolean atOnce = memory.stance() == Memory.Stance.NEW || run.flow() == null;
            store.rest(account, id, atOnce ? now : memory.until());
            tools.pulse().afterCommit();
        }
        return automation.pause(actor, before, false);
    }

    /// Chatbot Sim/Não of one conversation.
    @Transactional
    public Conversation switchBot(Actor actor, ConversationId id, boolean on) {
        return automation.switchBot(actor, automation.lock(actor, id), on);
    }

    /// The switch that a bot of somebody else's has in each ticket (docs/rules.md, E19). What it has waits
    /// for people when it is switched off; switched on, it gets the ticket unless somebody attends it.
    @Transactional
    public Conversation hush(Actor actor, ConversationId id, Assistant assistant, boolean on) {
        var before = automation.lock(actor, id);
        boolean leads = store.underway(actor.account(), id)
                .filter(it -> it.flow() == null)
                .isPresent();
        var after = automation.hush(actor, before, assistant, on, leads);
        if (!on || before.ticket().hears(assistant)) {
            return after;
        }
        tools.pulse().afterCommit();
        return tools.envoy().resume(actor, after);
    }

    /// @param contexts what flows have marked here
    public record History(List<Run> runs, List<Marked> contexts) {}

    @Transactional(readOnly = true)
    public History history(Actor actor, ConversationId id) {
        conversations.visible(actor, id);
        return new History(
                store.runs(actor.account(), id),
                store.contexts(actor.account(), id, tools.clock().instant()));
    }

    /// What the chatbot made of a customer's message; empty when it never heard it, or has not read it yet.
    @Transactional(readOnly = true)
    public Optional<Reading> reading(Actor actor, ConversationId id, MessageId message) {
        conversations.visible(actor, id);
        return store.reading(actor.account(), id, message);
    }

    /// Forgets a context: flows that depend on it begin anew.
    @Transactional
    public void forget(Actor actor, ConversationId id, String name) {
        automation.lock(actor, id);
        if (!store.unmark(actor.account(), id, name)) {
            throw new Refusal.NotFound("context");
        }
    }
}
