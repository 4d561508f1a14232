package app.prosa.channel;

import app.prosa.conversation.Alterations;
import app.prosa.conversation.Message;
import app.prosa.conversation.MessageId;
import app.prosa.conversation.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a provider tells of messages that are on their way, of files, and of the line itself.
@Component
class Carried {

    private final Alterations alterations;
    private final ThreadStore threads;
    private final DeliveryStore deliveries;
    private final MediaStore media;
    private final Repairs repairs;
    private final Clock clock;

    Carried(
            Alterations alterations,
            ThreadStore threads,
            DeliveryStore deliveries,
            MediaStore media,
            Repairs repairs,
            Clock clock) {
        this.alterations = alterations;
        this.threads = threads;
        this.deliveries = deliveries;
        this.media = media;
        this.repairs = repairs;
        this.clock = clock;
    }

    /// A message of ours got further. Our own id, where it comes back, proves what became of a lost answer.
    Outcome moved(Line line, Inbound.Moved told, Instant at) {
        var external = Destinations.external(
                java.util.Objects.requireNonNull(told.head().externalId()));
        var known = threads.message(line.account(), line.id(), external).or(() -> proven(line, told, external));
        if (known.isEmpty()) {
            return Outcome.parked(external);
        }
        var message = known.get();
        threads.stamp(line.account(), line.id(), external, told.status(), at);
        var delivery = deliveries.lock(line.account(), message.messageId());
        boolean latest = delivery.isEmpty()
                || delivery.get().externalId() == null
                || delivery.get().externalId().equals(external);
        if (told.status() == Status.FAILED && told.failure() != null) {
            if (latest) {
                failed(line, message, delivery, told.failure(), at);
            }
        } else if (latest || told.status().compareTo(Status.DELIVERED) >= 0) {
            alterations.advance(line.account(), message.messageId(), told.status(), null);
            delivery.ifPresent(it -> deliveries.proven(line.account(), it.messageId(), external, clock.instant()));
        }
        return Outcome.status(message.messageId(), message.conversationId());
    }

    private Optional<ThreadStore.Known> proven(Line line, Inbound.Moved told, String external) {
        var ours = told.ours() == null ? null : uuid(told.ours());
        if (ours == null) {
            return Optional.empty();
        }
        return deliveries
                .lock(line.account(), new MessageId(ours))
                .filter(it -> it.connectionId().equals(line.id()))
                .map(it -> {
                    threads.insert(line.account(), line.id(), external, it.messageId(), it.conversationId(), null);
                    return new ThreadStore.Known(it.messageId(), it.conversationId());
                });
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void failed(
            Line line,
            ThreadStore.Known message,
            Optional<DeliveryStore.Delivery> delivery,
            Message.Failure failure,
            Instant at) {
        boolean arrived = alterations
                .find(line.account(), message.messageId())
                .map(Message::status)
                .filter(it -> it.compareTo(Status.DELIVERED) >= 0)
                .isPresent();
        if (arrived) {
            return; // the customer has it, whatever is said now
        }
        var verdict = repairs.judge(line, failure.code(), failure.detail());
        var now = clock.instant();
        if (repairs.closesWindow(line, failure.code())) {
            threads.refused(line.account(), line.id(), message.conversationId(), at);
        }
        if (repairs.optsOut(line, failure.code())) {
            threads.prefer(line.account(), message.conversationId(), "marketing", false, at);
        }
        if (delivery.isPresent() && repairs.triesAgain(delivery.get(), verdict) && isHere(line, message)) {
            repairs.again(line, delivery.get(), verdict, now);
            return;
        }
        delivery.ifPresentOrElse(
                it -> repairs.fail(line.account(), it, failure.code(), failure.detail()),
                () -> alterations.advance(line.account(), message.messageId(), Status.FAILED, failure));
        repairs.refused(line, message.messageId(), failure.code(), failure.detail());
    }

    /// What has left for another connection is sent over this one no more, and holds up nothing there.
    private boolean isHere(Line line, ThreadStore.Known message) {
        return threads.standing(line.account(), message.conversationId())
                .connection()
                .equals(line.id());
    }

    Outcome news(Line line, Inbound.LineNews told, Instant at) {
        repairs.told(line, told, at);
        return Outcome.news();
    }

    void fetch(Line line, Message message, Inbound.File file) {
        media.insert(line.account(), message, line.id(), file, clock.instant());
    }

    /// Nobody needs the file of a message that was taken back.
    void forget(Line line, MessageId message) {
        media.settle(line.account(), message, MediaStore.State.FAILED, "withdrawn");
    }
}
