package app.prosa.channel;

import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import app.prosa.connection.ConnectionId;
import app.prosa.connection.ConnectionKind;
import app.prosa.connection.Trouble;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Message;
import app.prosa.conversation.MessageId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Messages on their way, over HTTP.
@RestController
@RequestMapping("/api/v1")
class DeliveryController {

    private final Decisions decisions;
    private final Whereabouts whereabouts;

    DeliveryController(Decisions decisions, Whereabouts whereabouts) {
        this.decisions = decisions;
        this.whereabouts = whereabouts;
    }

    /// How a line that a provider carries stands.
    ///
    /// @param on false when an administrator has switched it off
    /// @param queued how many messages wait on it
    /// @param capabilities what its channel can do
    record LineState(
            ConnectionId connectionId,
            ConnectionKind kind,
            String name,
            boolean on,
            @Nullable Trouble trouble,
            long queued,
            List<ChannelAdapter.Capability> capabilities) {

        LineState {
            capabilities = List.copyOf(capabilities);
        }
    }

    record LineStates(List<LineState> items) {}

    /// How every line that a provider carries stands, for the agents who wait for it.
    @GetMapping("/lines")
    @Requires(Permission.ATTEND)
    LineStates readLines(Actor actor) {
        return new LineStates(whereabouts.lines(actor.account()));
    }

    /// Until when the customer can be written to freely, and whether that is now.
    @GetMapping("/conversations/{conversationId}/window")
    @Requires(Permission.ATTEND)
    Outbox.Window readWindow(Actor actor, @PathVariable ConversationId conversationId) {
        return whereabouts.window(actor, conversationId);
    }

    /// Everything that is known of one message: both times, how it went out, what it said before.
    @GetMapping("/conversations/{conversationId}/messages/{messageId}")
    @Requires(Permission.ATTEND)
    Whereabouts.MessageInfo readMessage(
            Actor actor, @PathVariable ConversationId conversationId, @PathVariable MessageId messageId) {
        return whereabouts.message(actor, conversationId, messageId);
    }

    /// Sends a message again that failed, or whose answer was lost.
    @PostMapping("/conversations/{conversationId}/messages/{messageId}/retry")
    @Requires(Permission.ATTEND)
    Message retryMessage(Actor actor, @PathVariable ConversationId conversationId, @PathVariable MessageId messageId) {
        return decisions.retry(actor, conversationId, messageId);
    }

    /// Says that a message whose answer was lost has arrived: it is not sent again.
    @PutMapping("/conversations/{conversationId}/messages/{messageId}/arrival")
    @Requires(Permission.ATTEND)
    Message confirmMessage(
            Actor actor, @PathVariable ConversationId conversationId, @PathVariable MessageId messageId) {
        return decisions.confirm(actor, conversationId, messageId);
    }

    /// Takes a message back that still waits, or that failed: it is not sent.
    @DeleteMapping("/conversations/{conversationId}/messages/{messageId}/delivery")
    @Requires(Permission.ATTEND)
    Message cancelMessage(Actor actor, @PathVariable ConversationId conversationId, @PathVariable MessageId messageId) {
        return decisions.cancel(actor, conversationId, messageId);
    }

    /// Tries again to fetch a file that could not be had.
    @PostMapping("/conversations/{conversationId}/messages/{messageId}/file")
    @Requires(Permission.ATTEND)
    Message fetchFile(Actor actor, @PathVariable ConversationId conversationId, @PathVariable MessageId messageId) {
        return whereabouts.fetch(actor, conversationId, messageId);
    }
}
