package app.prosa.bot;

import app.prosa.account.Module;
import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import app.prosa.conversation.Assistant;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.MessageId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Flows in a conversation, over HTTP.
@RestController
@RequestMapping("/api/v1/conversations/{conversationId}")
class RunController {

    private final Runs runs;

    RunController(Runs runs) {
        this.runs = runs;
    }

    /// @param transfer the ticket is the flow's until it is through; else the flow begins beside who has it
    record Firing(FlowId flow, boolean transfer) {}

    /// Fires a flow in a conversation, from its first step. What was under way there is over. Refused with
    /// `not-published` for a flow that customers cannot get yet.
    @PostMapping("/flow-runs")
    @Requires(value = Permission.ATTEND, module = Module.CHATBOT)
    Conversation fireFlow(Actor actor, @PathVariable ConversationId conversationId, @RequestBody Firing body) {
        return runs.fire(actor, conversationId, body.flow(), body.transfer());
    }

    /// Lists what ran in a conversation, newest first, and what it has marked there.
    @GetMapping("/flow-runs")
    @Requires(value = Permission.ATTEND, module = Module.CHATBOT)
    Runs.History listFlowRuns(Actor actor, @PathVariable ConversationId conversationId) {
        return runs.history(actor, conversationId);
    }

    /// Pauses the flow: its step, what it has learnt and its times stand still. Refused with `no-flow` when
    /// none is under way.
    @PutMapping("/flow-pause")
    @Requires(value = Permission.ATTEND, module = Module.CHATBOT)
    Conversation pauseFlow(Actor actor, @PathVariable ConversationId conversationId) {
        return runs.pause(actor, conversationId);
    }

    /// Lets the flow go on where it stood.
    @DeleteMapping("/flow-pause")
    @Requires(value = Permission.ATTEND, module = Module.CHATBOT)
    Conversation resumeFlow(Actor actor, @PathVariable ConversationId conversationId) {
        return runs.resume(actor, conversationId);
    }

    record BotSwitch(boolean on) {}

    /// Switches the chatbot on or off in one conversation. What it had in triage waits for people then.
    /// Agents may still fire flows.
    @PutMapping("/chatbot")
    @Requires(value = Permission.ATTEND, module = Module.CHATBOT)
    Conversation switchChatbot(Actor actor, @PathVariable ConversationId conversationId, @RequestBody BotSwitch body) {
        return runs.switchBot(actor, conversationId, body.on());
    }

    record AssistantSwitch(boolean on) {}

    /// Lets a bot of somebody else's take part in the ticket, or no longer. What it had in triage waits for
    /// people then. Switched on, it gets the ticket unless somebody attends it.
    @PutMapping("/assistants/{assistant}")
    @Requires(value = Permission.ATTEND, module = Module.CHATBOT)
    Conversation switchAssistant(
            Actor actor,
            @PathVariable ConversationId conversationId,
            @PathVariable Assistant assistant,
            @RequestBody AssistantSwitch body) {
        return runs.hush(actor, conversationId, assistant, body.on());
    }

    /// @param reading null: the chatbot never heard it, or has not read it yet
    record MessageReading(@Nullable Reading reading) {}

    /// Tells what the chatbot made of a customer's message.
    @GetMapping("/messages/{messageId}/reading")
    @Requires(value = Permission.ATTEND, module = Module.CHATBOT)
    MessageReading readMessageReading(
            Actor actor, @PathVariable ConversationId conversationId, @PathVariable MessageId messageId) {
        return new MessageReading(runs.reading(actor, conversationId, messageId).orElse(null));
    }

    record ContextName(String name) {}

    /// Removes a context from a conversation: what depends on it begins anew.
    @PostMapping("/contexts/removal")
    @Requires(value = Permission.ATTEND, module = Module.CHATBOT, audited = true)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeContext(Actor actor, @PathVariable ConversationId conversationId, @RequestBody ContextName body) {
        runs.forget(actor, conversationId, body.name());
    }
}
