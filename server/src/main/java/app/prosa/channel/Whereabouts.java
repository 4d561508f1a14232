package app.prosa.channel;

import app.prosa.agent.Actor;
import app.prosa.connection.Connection;
import app.prosa.connection.ConnectionState;
import app.prosa.connection.Connections;
import app.prosa.conversation.Alterations;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Conversations;
import app.prosa.conversation.Message;
import app.prosa.conversation.MessageContent;
import app.prosa.conversation.MessageId;
import app.prosa.sql.AccountId;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Answers where a message is, and how lines stand.
@Component
class Whereabouts {

    private final Stores stores;
    private final Conversations conversations;
    private final Alterations alterations;
    private final Connections connections;
    private final Outbox outbox;
    private final Clock clock;

    Whereabouts(
            Stores stores,
            Conversations conversations,
            Alterations alterations,
            Connections connections,
            Outbox outbox,
            Clock clock) {
        this.stores = stores;
        this.conversations = conversations;
        this.alterations = alterations;
        this.connections = connections;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Where it is written.
    @Component
    record Stores(DeliveryStore deliveries, StepStore steps, MediaStore media, Reading reading, Patience patience) {}

    /// Everything that is known of one message.
    ///
    /// @param lagMillis how much later we had it than it was sent; negative when the sender's clock is ahead
    /// @param delivery how it went out; null for what no provider carries
    /// @param receipts what the provider told of it, for each time it was sent
    /// @param versions what it said before, oldest first
    record MessageInfo(
            Message message,
            long lagMillis,
            @Nullable DeliveryInfo delivery,
            List<StepStore.Stamps> receipts,
            List<Alterations.Version> versions) {}

    /// How a message went or goes out.
    ///
    /// @param notBefore when it may go: it can be taken back until then
    /// @param givesUpAt until when it is tried, while the provider does not take it
    /// @param code why it waits or failed, in the provider's words or ours
    record DeliveryInfo(
            DeliveryStore.State state,
            int attempts,
            Instant notBefore,
            Instant queuedAt,
            Instant givesUpAt,
            @Nullable Instant settledAt,
            @Nullable String externalId,
            @Nullable String code,
            @Nullable String detail) {}

    @Transactional(readOnly = true)
    public MessageInfo message(Actor actor, ConversationId conversation, MessageId id) {
        var message = visible(actor, conversation, id);
        var delivery = stores.deliveries()
                .find(actor.account(), id)
                .map(it -> new DeliveryInfo(
                        it.state(),
                        it.attempts(),
                        it.notBefore(),
                        it.queuedAt(),
                        stores.patience().endsAt(it),
                        it.settledAt(),
                        it.externalId(),
                        it.code(),
                        it.detail()))
                .orElse(null);
        return new MessageInfo(
                message,
                lag(message).toMillis(),
                delivery,
                stores.steps().stamps(actor.account(), id),
                alterations.versions(actor.account(), id));
    }

    private static Duration lag(Message message) {
        var context = message.context();
        var claimed = context == null ? null : context.claimedAt();
        return Duration.between(claimed == null ? message.sentAt() : claimed, message.at());
    }

    private Message visible(Actor actor, ConversationId conversation, MessageId id) {
        var _ = conversations.visible(actor, conversation);
        return alterations
                .find(actor.account(), id)
                .filter(it -> it.conversationId().equals(conversation))
                .orElseThrow(() -> new Refusal.NotFound("message"));
    }

    @Transactional(readOnly = true)
    public Outbox.Window window(Actor actor, ConversationId id) {
        var conversation = conversations.visible(actor, id);
        var kind = conversation.connection().kind();
        return stores.reading().speaks(kind)
                ? outbox.window(
                        actor.account(), conversation, stores.reading().of(kind).limits())
                : new Outbox.Window(true, null);
    }

    @Transactional
    public Message fetch(Actor actor, ConversationId conversation, MessageId id) {
        var message = visible(actor, conversation, id);
        if (!(message.content() instanceof MessageContent.PendingFile(var media, var name, var caption, var _))
                || !stores.media().again(actor.account(), id, clock.instant())) {
            throw new Refusal.Conflict("nothing-to-fetch", "There is no file to fetch.");
        }
        alterations.fill(actor.account(), id, new MessageContent.PendingFile(media, name, caption, null));
        return visible(actor, conversation, id);
    }

    private List<ChannelAdapter.Capability> able(Connection connection) {
        return stores.reading().of(connection.kind()).capabilities().stream()
                .sorted()
                .toList();
    }

    @Transactional(readOnly = true)
    public List<DeliveryController.LineState> lines(AccountId account) {
        var queued = new HashMap<app.prosa.connection.ConnectionId, Long>();
        stores.deliveries().waiting(account, clock.instant()).forEach(it -> queued.put(it.connection(), it.queued()));
        return connections.all(account).stream()
                .filter(it -> stores.reading().speaks(it.kind()))
                .map(it -> new DeliveryController.LineState(
                        it.id(),
                        it.kind(),
                        it.name(),
                        it.state() == ConnectionState.ON,
                        it.trouble(),
                        queued.getOrDefault(it.id(), 0L),
                        able(it)))
                .toList();
    }
}
