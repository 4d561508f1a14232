package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.contact.ContactAudience;
import app.prosa.contact.ContactId;
import app.prosa.file.FileAudience;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Answers the lower rooms who may see a contact or a file: whoever may see a conversation of it, by the same rule.
@Component
class Audiences implements ContactAudience, FileAudience {

    private final InboxStore store;

    Audiences(InboxStore store) {
        this.store = store;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean maySee(Actor actor, ContactId contact) {
        return store.seesContact(actor.account(), Visibility.of(actor), contact.value());
    }

    @Override
    @Transactional(readOnly = true)
    public boolean maySee(Actor actor, UUID conversation) {
        return store.find(actor.account(), Visibility.of(actor), new ConversationId(conversation))
                .isPresent();
    }
}
