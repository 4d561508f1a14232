package app.prosa.channel;

import app.prosa.channel.ChannelAdapter.Capability;
import app.prosa.channel.ChannelAdapter.Gesture;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.Message;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Signs in answer to messages, on their way through the same queue as messages. Sending one twice does no harm, so
/// none is ever uncertain.
@Component
class Gestures {

    private final GestureStore store;
    private final ThreadStore threads;
    private final Reading reading;
    private final Ids ids;
    private final Clock clock;

    Gestures(GestureStore store, ThreadStore threads, Reading reading, Ids ids, Clock clock) {
        this.store = store;
        this.threads = threads;
        this.reading = reading;
        this.ids = ids;
        this.clock = clock;
    }

    void take(AccountId account, Conversation conversation, Message message, @Nullable String emoji) {
        var connection = conversation.connection();
        boolean knows = reading.of(connection.kind()).capabilities().contains(Capability.REACT);
        if (!knows || threads.external(account, connection.id(), message.id()).isEmpty()) {
            throw new Refusal.Conflict("cannot-react", "This message cannot be answered with a sign.");
        }
        store.insert(account, ids.next(), conversation, connection.id(), message.id(), emoji, clock.instant());
    }

    /// Everything that it takes to send one.
    @Transactional(readOnly = true)
    public Gesture of(AccountId account, DeliveryStore.Delivery delivery) {
        var thread = threads.ofConversation(account, delivery.conversationId()).orElseThrow();
        var target = threads.external(account, delivery.connectionId(), Objects.requireNonNull(delivery.targetId()))
                .orElseThrow();
        return new Gesture(delivery.messageId(), thread.names(), target, delivery.emoji());
    }
}
