package app.prosa.channel.template;

import app.prosa.agent.Actor;
import app.prosa.contact.Contact;
import app.prosa.contact.Contacts;
import app.prosa.conversation.Conversations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Shows templates before they are sent.
@Component
class Previews {

    private final Templates templates;
    private final Phrasing phrasing;
    private final Conversations conversations;
    private final Contacts contacts;

    Previews(Templates templates, Phrasing phrasing, Conversations conversations, Contacts contacts) {
        this.templates = templates;
        this.phrasing = phrasing;
        this.conversations = conversations;
        this.contacts = contacts;
    }

    @Transactional(readOnly = true)
    public TemplateController.Preview of(Actor actor, TemplateId id, TemplateController.Beholder beholder) {
        var template = templates.read(actor.account(), id);
        if (beholder.conversationId() == null) {
            var stranger = new Phrasing.Receiver(beholder.name(), beholder.phone(), beholder.departmentId());
            return preview(actor, template, stranger, false);
        }
        var conversation = conversations.visible(actor, beholder.conversationId());
        var contact =
                contacts.find(actor.account(), conversation.contact().id()).orElseThrow(Templates::absent);
        return preview(
                actor,
                template,
                new Phrasing.Receiver(name(contact), contact.phone(), conversation.department()),
                phrasing.isUnwanted(actor.account(), template, contact.id()));
    }

    /// What we call somebody whom nobody has named yet is not what they want to read.
    private static @Nullable String name(Contact contact) {
        return contact.named() ? contact.name() : null;
    }

    private TemplateController.Preview preview(
            Actor actor, Template template, Phrasing.Receiver receiver, boolean unwanted) {
        var values = phrasing.usual(actor, template, receiver);
        var missing = template.blanks().stream()
                .map(Wording.Blank::key)
                .filter(it -> !values.containsKey(it))
                .toList();
        return new TemplateController.Preview(
                values, missing, Phrasing.content(template, values, null, null), unwanted);
    }
}
