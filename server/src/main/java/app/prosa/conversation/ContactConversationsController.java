package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import app.prosa.contact.ContactId;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The conversations of one contact.
@RestController
class ContactConversationsController {

    private final Chats chats;

    ContactConversationsController(Chats chats) {
        this.chats = chats;
    }

    record ContactConversations(List<Conversation> items) {}

    /// Lists the conversations of a contact that the agent may see, in every state, latest first: one per
    /// connection through which they wrote.
    @GetMapping("/api/v1/contacts/{contactId}/conversations")
    @Requires(Permission.ATTEND)
    ContactConversations listContactConversations(Actor actor, @PathVariable ContactId contactId) {
        return new ContactConversations(chats.of(actor, contactId));
    }
}
