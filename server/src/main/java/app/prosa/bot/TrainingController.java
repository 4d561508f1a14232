package app.prosa.bot;

import app.prosa.account.Module;
import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import app.prosa.connection.ConnectionId;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.MessageId;
import app.prosa.understanding.Intent;
import app.prosa.understanding.IntentId;
import app.prosa.understanding.Understood;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// What lets flows begin by themselves, over HTTP: triggers, the connections where they count, trying out,
/// and reading a message again.
@RestController
class TrainingController {

    private static final String MESSAGE = "/api/v1/conversations/{conversationId}/messages/{messageId}";
    private static final String TRIGGER = "/api/v1/flows/{flowId}/trigger";
    private static final String LISTENERS = "/api/v1/flow-listeners";

    private final Triggers triggers;
    private final Dialogs dialogs;
    private final Reprocessing reprocessing;

    TrainingController(Triggers triggers, Dialogs dialogs, Reprocessing reprocessing) {
        this.triggers = triggers;
        this.dialogs = dialogs;
        this.reprocessing = reprocessing;
    }

    /// Reads what lets a flow begin by itself.
    @GetMapping(TRIGGER)
    @Requires(value = Permission.MANAGE_BOTS, module = Module.CHATBOT)
    Trigger readTrigger(Actor actor, @PathVariable FlowId flowId) {
        return triggers.of(actor.account(), flowId);
    }

    /// Says what lets a flow begin by itself, from now on. Without keywords, intents and entities it waits
    /// for people.
    @PutMapping(TRIGGER)
    @Requires(value = Permission.MANAGE_BOTS, module = Module.CHATBOT)
    Trigger changeTrigger(Actor actor, @PathVariable FlowId flowId, @RequestBody Trigger body) {
        return triggers.change(actor.account(), flowId, body);
    }

    record Listeners(List<ConnectionId> items) {}

    /// Lists the connections on which customers' messages may let flows begin.
    @GetMapping(LISTENERS)
    @Requires(value = Permission.MANAGE_BOTS, module = Module.CHATBOT)
    Listeners listListeners(Actor actor) {
        return new Listeners(triggers.listeners(actor.account()));
    }

    record ListenerSwitch(boolean on) {}

    /// Says whether customers' messages on a connection may let flows begin.
    @PutMapping(LISTENERS + "/{connectionId}")
    @Requires(value = Permission.MANAGE_BOTS, module = Module.CHATBOT)
    Listeners chooseListener(Actor actor, @PathVariable ConnectionId connectionId, @RequestBody ListenerSwitch body) {
        triggers.listen(actor.account(), connectionId, body.on());
        return new Listeners(triggers.listeners(actor.account()));
    }

    record Sentence(String text) {}

    /// @param guesses the intents that it is most like, whether they are enough or not
    /// @param flow that begins by it, where its contexts are met
    record Meaning(
            Understood understood,
            List<Understood.Guess> guesses,
            @Nullable FlowId flow,
            @Nullable String name,
            Repertoire.@Nullable By by) {}

    /// Tells what a sentence would mean if a customer wrote it, and which flow would begin. Nothing is
    /// kept.
    @PostMapping("/api/v1/flow-rehearsals/meanings")
    @Requires(value = Permission.MANAGE_BOTS, module = Module.CHATBOT)
    Meaning understandSentence(Actor actor, @RequestBody Sentence body) {
        return dialogs.meaning(actor.account(), body.text());
    }

    /// Shows what would come of reading a customer's message again. Nothing is done.
    @GetMapping(MESSAGE + "/reprocessing")
    @Requires(value = Permission.TRAIN_BOT, module = Module.CHATBOT)
    Reprocessing.Outlook previewReprocessing(
            Actor actor, @PathVariable ConversationId conversationId, @PathVariable MessageId messageId) {
        return reprocessing.look(actor, conversationId, messageId);
    }

    /// Has a customer's message read again, and lets the flow begin that was shown. Refused with
    /// `changed-meanwhile` when something else would begin by now, and with `already-ran` when one began by
    /// this message already, unless that run is named and `again` is said.
    @PostMapping(MESSAGE + "/reprocessing")
    @Requires(value = Permission.TRAIN_BOT, module = Module.CHATBOT)
    Conversation reprocessMessage(
            Actor actor,
            @PathVariable ConversationId conversationId,
            @PathVariable MessageId messageId,
            @RequestBody Reprocessing.Order body) {
        return reprocessing.run(actor, conversationId, messageId, body);
    }

    /// @param text the message's words, as an example of them should be
    record Example(IntentId intent, String text) {}

    /// Adds a message's words to the example phrases of an intent. Refused with `phrase-taken` when an
    /// intent has them already.
    @PostMapping(MESSAGE + "/example")
    @Requires(value = Permission.TRAIN_BOT, module = Module.CHATBOT)
    Intent addExample(
            Actor actor,
            @PathVariable ConversationId conversationId,
            @PathVariable MessageId messageId,
            @RequestBody Example body) {
        return reprocessing.teach(actor, conversationId, messageId, body.intent(), body.text());
    }
}
