package app.prosa.channel;

import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import app.prosa.conversation.ConversationId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What customers want to get, over HTTP.
@RestController
@RequestMapping("/api/v1/conversations/{conversationId}/marketing")
class WishController {

    private final Wishes wishes;

    WishController(Wishes wishes) {
        this.wishes = wishes;
    }

    /// Whether the customer of a conversation wants marketing messages, and who said so.
    @GetMapping
    @Requires(Permission.ATTEND)
    Wishes.Wish readMarketing(Actor actor, @PathVariable ConversationId conversationId) {
        return wishes.marketing(actor, conversationId);
    }

    /// What a customer told an agent.
    record MarketingWish(boolean wanted, String reason) {}

    /// Writes down that the customer wants marketing messages or none, and why. It is told in the conversation.
    @PutMapping
    @Requires(Permission.ATTEND)
    Wishes.Wish noteMarketing(
            Actor actor, @PathVariable ConversationId conversationId, @RequestBody MarketingWish wish) {
        return wishes.noted(actor, conversationId, wish.wanted(), wish.reason());
    }
}
