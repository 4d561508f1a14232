package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What becomes of a conversation: accepted, returned, taken over, resolved, reopened, archived, ended, read.
@RestController
@RequestMapping("/api/v1/conversations/{conversationId}")
class LifecycleController {

    private final Lifecycle lifecycle;
    private final Receipts receipts;

    LifecycleController(Lifecycle lifecycle, Receipts receipts) {
        this.lifecycle = lifecycle;
        this.receipts = receipts;
    }

    /// Accepts a waiting conversation. Refused with `already-taken` and the owner when a colleague was first.
    ///
    /// @param pauseFlow whether a flow of the chatbot that is under way stands still from now on, where the account
    /// leaves that to the agent; without it, it does
    @PutMapping("/acceptance")
    @Requires(Permission.ATTEND)
    Conversation acceptConversation(
            Actor actor,
            @PathVariable ConversationId conversationId,
            @RequestParam(required = false) @Nullable Boolean pauseFlow) {
        return lifecycle.accept(actor, conversationId, pauseFlow);
    }

    /// Returns a conversation to its department's queue: to its end, unless the account lets it keep its place.
    @DeleteMapping("/acceptance")
    @Requires(Permission.ATTEND)
    Conversation returnConversation(
            Actor actor,
            @PathVariable ConversationId conversationId,
            @RequestParam(required = false) @Nullable String reason) {
        return lifecycle.giveBack(actor, conversationId, reason);
    }

    /// Makes the agent the sole owner, of what waits or, with the permission, of what a colleague has.
    @PutMapping("/assignment")
    @Requires(Permission.ATTEND)
    Conversation takeConversation(Actor actor, @PathVariable ConversationId conversationId) {
        return lifecycle.take(actor, conversationId);
    }

    /// Resolves a conversation.
    @PutMapping("/resolution")
    @Requires(Permission.ATTEND)
    Conversation resolveConversation(Actor actor, @PathVariable ConversationId conversationId) {
        return lifecycle.resolve(actor, conversationId);
    }

    /// Reopens a resolved conversation; whoever reopens owns it.
    @DeleteMapping("/resolution")
    @Requires(Permission.ATTEND)
    Conversation reopenConversation(Actor actor, @PathVariable ConversationId conversationId) {
        return lifecycle.reopen(actor, conversationId);
    }

    /// Archives a conversation: it leaves the main view and nothing else changes.
    @PutMapping("/archive")
    @Requires(Permission.ATTEND)
    Conversation archiveConversation(Actor actor, @PathVariable ConversationId conversationId) {
        return lifecycle.archive(actor, conversationId, true);
    }

    /// Puts an archived conversation back in the main view.
    @DeleteMapping("/archive")
    @Requires(Permission.ATTEND)
    Conversation unarchiveConversation(Actor actor, @PathVariable ConversationId conversationId) {
        return lifecycle.archive(actor, conversationId, false);
    }

    /// Marks a conversation as unread for everybody who may see it.
    @PutMapping("/unread")
    @Requires(Permission.ATTEND)
    Conversation markUnread(Actor actor, @PathVariable ConversationId conversationId) {
        return lifecycle.markUnread(actor, conversationId, true);
    }

    /// Removes the unread mark.
    @DeleteMapping("/unread")
    @Requires(Permission.ATTEND)
    Conversation unmarkUnread(Actor actor, @PathVariable ConversationId conversationId) {
        return lifecycle.markUnread(actor, conversationId, false);
    }

    /// How far somebody has read.
    record ReadUpTo(long seq) {}

    /// Says that the agent has read everything up to a line.
    @PutMapping("/read")
    @Requires(Permission.ATTEND)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readConversation(Actor actor, @PathVariable ConversationId conversationId, @RequestBody ReadUpTo upTo) {
        receipts.readByAgent(actor, conversationId, upTo.seq());
    }

    /// Ends the session of a website visitor, who is told.
    @PutMapping("/end")
    @Requires(Permission.ATTEND)
    Conversation endSession(Actor actor, @PathVariable ConversationId conversationId) {
        return lifecycle.end(actor, conversationId);
    }
}
