package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The team's sign in answer to a message.
@RestController
@RequestMapping("/api/v1/conversations/{conversationId}/messages/{messageId}/reaction")
class ReactionController {

    private final Reactions reactions;

    ReactionController(Reactions reactions) {
        this.reactions = reactions;
    }

    /// @param emoji one
    record TeamReaction(String emoji) {}

    /// Answers a message with one emoji, in place of the one that the team gave it before. Refused with
    /// `cannot-react` where the channel has no reactions.
    @PutMapping
    @Requires(Permission.ATTEND)
    Message reactToMessage(
            Actor actor,
            @PathVariable ConversationId conversationId,
            @PathVariable MessageId messageId,
            @RequestBody TeamReaction reaction) {
        return reactions.react(actor, conversationId, messageId, reaction.emoji());
    }

    /// Takes the team's reaction back.
    @DeleteMapping
    @Requires(Permission.ATTEND)
    Message withdrawReaction(
            Actor actor, @PathVariable ConversationId conversationId, @PathVariable MessageId messageId) {
        return reactions.react(actor, conversationId, messageId, null);
    }
}
