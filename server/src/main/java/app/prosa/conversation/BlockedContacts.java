package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.agent.Shifts;
import app.prosa.contact.Contact;
import app.prosa.contact.ContactBlocked;
import app.prosa.conversation.MessageContent.What;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// What a block does to the contact's conversations (docs/rules.md, E18): each says that it happened and why,
/// and what is open is resolved, whoever owns it.
@Component
class BlockedContacts {

    private final ConversationStore store;
    private final Changes changes;
    private final Endings endings;
    private final Shifts shifts;
    private final Clock clock;

    BlockedContacts(ConversationStore store, Changes changes, Endings endings, Shifts shifts, Clock clock) {
        this.store = store;
        this.changes = changes;
        this.endings = endings;
        this.shifts = shifts;
        this.clock = clock;
    }

    /// The contact's row is held, so nothing comes in that this misses.
    @EventListener
    void on(ContactBlocked event) {
        store.lockOfContact(event.account(), event.contact().id()).forEach(it -> tell(event.by(), event.contact(), it));
    }

    private void tell(Actor by, Contact contact, Conversation conversation) {
        var block = contact.block();
        if (block == null) {
            changes.write(by, conversation, conversation, What.CONTACT_UNBLOCKED, null);
        } else {
            changes.write(by, conversation, over(by, conversation), What.CONTACT_BLOCKED, block.reason());
        }
    }

    private Conversation over(Actor by, Conversation conversation) {
        if (!conversation.state().isOpen()) {
            return conversation;
        }
        var desk = shifts.desk(by.account(), conversation.department(), null);
        return endings.shelved(desk, conversation.cutOff(clock.instant()));
    }
}
