package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.contact.ContactAudience;
import app.prosa.contact.ContactId;
import app.prosa.file.FileAudience;
import app.prosa.sql.Sql;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Answers the lower rooms who may see a contact or a file: whoever may see a conversation of it, by the same rule.
@Component
class Audiences implements ContactAudience, FileAudience {

    private final InboxStore store;
    private final ContactSightStore sight;

    Audiences(InboxStore store, ContactSightStore sight) {
        this.store = store;
        this.sight = sight;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean maySee(Actor actor, ContactId contact) {
        return sight.admits(actor.account(), contact, visible(actor));
    }

    @Override
    public Sql visible(Actor actor) {
        return ContactSightStore.visible(Visibility.of(actor));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Latest> latest(Actor actor, List<ContactId> contacts) {
        return contacts.isEmpty() ? List.of() : sight.latest(actor.account(), Visibility.of(actor), contacts);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean maySee(Actor actor, UUID conversation) {
        return store.find(actor.account(), Visibility.of(actor), new ConversationId(conversation))
                .isPresent();
    }
}
