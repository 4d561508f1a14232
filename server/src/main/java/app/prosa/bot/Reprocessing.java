package app.prosa.bot;

import app.prosa.agent.Actor;
import app.prosa.conversation.Automation;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Conversations;
import app.prosa.conversation.Direction;
import app.prosa.conversation.Message;
import app.prosa.conversation.MessageId;
import app.prosa.understanding.Intent;
import app.prosa.understanding.IntentId;
import app.prosa.understanding.Intents;
import app.prosa.understanding.Understood;
import app.prosa.web.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Has a customer's message read again (docs/rules.md, E29), and teaches by it. What would be done is shown
/// first, and only that is done: where something else would begin by now, or a colleague was quicker, it is
/// refused.
@Component
public class Reprocessing {

    private final Dialogs dialogs;
    private final Triggers triggers;
    private final RunStore runs;
    private final ReprocessingStore store;
    private final Player.Setting setting;
    private final Talk talk;

    Reprocessing(
            Dialogs dialogs,
            Triggers triggers,
            RunStore runs,
            ReprocessingStore store,
            Player.Setting setting,
            Talk talk) {
        this.dialogs = dialogs;
        this.triggers = triggers;
        this.runs = runs;
        this.store = store;
        this.setting = setting;
        this.talk = talk;
    }

    /// The conversation and what is taught by it.
    @Component
    record Talk(Automation automation, Conversations conversations, Intents intents, Runs.Tools tools) {}

    /// What would come of reading a message again.
    ///
    /// @param flow that would begin; null: none
    /// @param by what of the message
    /// @param effects what it would say and do until it waits for something
    /// @param earlier what began by this message last
    /// @param isOnlyAgain whether this flow has begun by it before, and would say again what it said
    /// @param replaced the name of the flow under way here, which would be over
    public record Outlook(
            Understood understood,
            @Nullable FlowId flow,
            @Nullable String name,
            Repertoire.@Nullable By by,
            List<Effect> effects,
            @Nullable Run earlier,
            boolean isOnlyAgain,
            @Nullable String replaced) {

        public Outlook {
            effects = List.copyOf(effects);
        }
    }

    /// Shows what would come of it; nothing is done.
    @Transactional(readOnly = true)
    public Outlook look(Actor actor, ConversationId id, MessageId messageId) {
        var conversation = talk.conversations().visible(actor, id);
        return outlook(actor, conversation, heard(actor, id, messageId)).shown();
    }

    /// The outlook with what it takes to make it come true.
    private record Plan(Outlook shown, Optional<Repertoire.Chosen> chosen) {}

    private Plan outlook(Actor actor, Conversation conversation, Message message) {
        var account = actor.account();
        var repertoire = triggers.repertoire(account);
        var chosen = dialogs.chosen(account, conversation, message, repertoire);
        var earlier = store.byMessage(account, message.id());
        var underway = runs.underway(account, conversation.id());
        var understood = chosen.map(Repertoire.Chosen::understood)
                .orElseGet(() -> dialogs.understood(account, Words.of(message.content()), repertoire));
        var shown = new Outlook(
                understood,
                chosen.map(it -> it.dialog().flow()).orElse(null),
                chosen.map(it -> it.dialog().name()).orElse(null),
                chosen.map(Repertoire.Chosen::by).orElse(null),
                chosen.map(it -> effects(actor, conversation, it)).orElse(List.of()),
                earlier.orElse(null),
                chosen.isPresent()
                        && store.hasRun(
                                account, message.id(), chosen.get().dialog().flow()),
                underway.map(RunStore.Underway::name).orElse(null));
        return new Plan(shown, chosen);
    }

    /// What customers get of it first: the very engine, with nothing behind it.
    private List<Effect> effects(Actor actor, Conversation conversation, Repertoire.Chosen chosen) {
        var now = talk.tools().clock().instant();
        var script = store.script(actor.account(), chosen.dialog().flow()).orElse(Script.EMPTY);
        var memory = Memory.knowing(chosen.variables());
        var scene = setting.of(actor.account(), conversation, now);
        return Engine.play(script, memory, new Happening.Begun(), scene, now).effects();
    }

    /// @param flow as it was shown
    /// @param again also when that has been done by this message before
    /// @param after the run that was shown as the earlier one; who was quicker began another
    public record Order(
            FlowId flow, boolean again, @Nullable RunId after) {}

    /// Does what was shown. Each time is a run of its own, with its author.
    ///
    /// @throws Refusal.Conflict `changed-meanwhile` when something else would begin by now
    /// @throws Refusal.Conflict `already-ran` when it has run by this message, and `again` was not said of
    ///     that run
    @Transactional
    public Conversation run(Actor actor, ConversationId id, MessageId messageId, Order order) {
        var account = actor.account();
        var conversation = talk.automation().lock(actor, id);
        var message = heard(actor, id, messageId);
        var plan = outlook(actor, conversation, message);
        var chosen = plan.chosen()
                .filter(it -> it.dialog().flow().equals(order.flow()))
                .orElseThrow(() -> new Refusal.Conflict("changed-meanwhile", "Something else would begin by now."));
        var earlier = plan.shown().earlier();
        boolean isSeen = earlier == null || earlier.id().equals(order.after());
        if (!isSeen || (plan.shown().isOnlyAgain() && !order.again())) {
            throw new Refusal.Conflict(
                    "already-ran",
                    "A flow began by this message already.",
                    Map.of("flow", earlier == null ? "" : earlier.name()));
        }
        var now = talk.tools().clock().instant();
        runs.cancel(account, id, now);
        var after = talk.automation().begin(actor, conversation, chosen.dialog().name());
        runs.begin(
                account,
                new RunId(talk.tools().ids().next()),
                after,
                order.flow().value(),
                Run.Cause.REPROCESS,
                actor.agent(),
                messageId,
                Memory.knowing(chosen.variables()),
                now);
        var reading = Reading.taken(chosen.dialog().name(), order.flow(), chosen.by(), now);
        store.reread(account, id, message, reading.with(chosen.understood()), now);
        runs.wake(account, Set.of(id), now);
        talk.tools().pulse().afterCommit();
        return after;
    }

    /// Adds a message's words, as they were edited, to the examples of an intent.
    @Transactional
    public Intent teach(Actor actor, ConversationId id, MessageId messageId, IntentId intent, String text) {
        talk.conversations().visible(actor, id);
        var _ = heard(actor, id, messageId);
        return talk.intents().teach(actor, intent, List.of(text));
    }

    private Message heard(Actor actor, ConversationId id, MessageId message) {
        var found = talk.automation().messages(actor.account(), List.of(message)).stream()
                .filter(it -> it.conversationId().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("message"));
        if (found.direction() != Direction.IN) {
            throw new Refusal.Conflict("not-inbound", "Only what customers wrote is read again.");
        }
        return found;
    }
}
