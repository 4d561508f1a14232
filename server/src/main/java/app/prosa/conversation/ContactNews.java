package app.prosa.conversation;

import app.prosa.contact.ContactChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Carries news of a contact to those who may see one of its conversations, and to nobody else.
@Component
class ContactNews {

    private final ConversationStore store;
    private final ApplicationEventPublisher events;

    ContactNews(ConversationStore store, ApplicationEventPublisher events) {
        this.store = store;
        this.events = events;
    }

    @EventListener
    void on(ContactChanged event) {
        store.ofContact(event.account(), event.contact().id())
                .forEach(it ->
                        events.publishEvent(new ConversationEvent.ContactMoved(event.account(), it, event.contact())));
    }
}
