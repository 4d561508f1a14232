package app.prosa.channel;

import app.prosa.agent.Actor;
import app.prosa.contact.ContactBlocked;
import app.prosa.conversation.Alterations;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Conversations;
import app.prosa.conversation.Message;
import app.prosa.conversation.MessageId;
import app.prosa.conversation.Status;
import app.prosa.web.Refusal;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What people decide of messages in the queue: to send one again, that one arrived, to take one back, and whom
/// nothing reaches any more.
@Component
class Decisions {

    private final Outbox outbox;
    private final DeliveryStore store;
    private final Conversations conversations;
    private final Alterations alterations;
    private final Clock clock;

    Decisions(Outbox outbox, DeliveryStore store, Conversations conversations, Alterations alterations, Clock clock) {
        this.outbox = outbox;
        this.store = store;
        this.conversations = conversations;
        this.alterations = alterations;
        this.clock = clock;
    }

    /// Somebody wants it sent again: also what is uncertain, for they have looked.
    @Transactional
    public Message retry(Actor actor, ConversationId conversation, MessageId id) {
        var delivery = visible(actor, conversation, id);
        if (delivery.state() != DeliveryStore.State.FAILED && delivery.state() != DeliveryStore.State.UNCERTAIN) {
            throw new Refusal.Conflict("not-failed", "This message is not one to send again.");
        }
        var message = message(actor, id);
        var visible = conversations.visible(actor, conversation);
        visible.mustReach();
        if (!delivery.connectionId().equals(visible.connection().id())) {
            throw new Refusal.Conflict("channel-changed", "It was written for the channel before. Write it anew.");
        }
        outbox.check(actor.account(), visible, message.content());
        store.renew(actor.account(), id, clock.instant());
        alterations.requeue(actor.account(), id);
        return message(actor, id);
    }

    /// Somebody has looked, and it arrived: nothing is sent.
    @Transactional
    public Message confirm(Actor actor, ConversationId conversation, MessageId id) {
        if (visible(actor, conversation, id).state() != DeliveryStore.State.UNCERTAIN) {
            throw new Refusal.Conflict("not-uncertain", "It is known what became of this message.");
        }
        store.sent(actor.account(), id, null, clock.instant());
        alterations.advance(actor.account(), id, Status.SENT, null);
        return message(actor, id);
    }

    /// Nothing goes out any more to somebody who is blocked: what waits is taken back.
    @EventListener
    void on(ContactBlocked event) {
        if (!event.contact().isBlocked()) {
            return;
        }
        for (var id : store.queued(event.account(), event.contact().id())) {
            if (store.cancel(event.account(), id, clock.instant())) {
                alterations.advance(event.account(), id, Status.CANCELLED, null);
            }
        }
    }

    /// Somebody takes it back before it is sent: then the provider is never called.
    @Transactional
    public Message cancel(Actor actor, ConversationId conversation, MessageId id) {
        var _ = visible(actor, conversation, id);
        if (!store.cancel(actor.account(), id, clock.instant())) {
            throw new Refusal.Conflict("too-late", "This message is no longer waiting.");
        }
        alterations.advance(actor.account(), id, Status.CANCELLED, null);
        return message(actor, id);
    }

    private DeliveryStore.Delivery visible(Actor actor, ConversationId conversation, MessageId id) {
        var _ = conversations.visible(actor, conversation);
        return store.lock(actor.account(), id)
                .filter(it -> it.conversationId().equals(conversation))
                .orElseThrow(() -> new Refusal.NotFound("message"));
    }

    private Message message(Actor actor, MessageId id) {
        return alterations.find(actor.account(), id).orElseThrow(() -> new Refusal.NotFound("message"));
    }
}
