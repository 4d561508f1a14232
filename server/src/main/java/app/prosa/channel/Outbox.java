package app.prosa.channel;

import app.prosa.channel.ChannelAdapter.Limits;
import app.prosa.channel.ChannelAdapter.Sent;
import app.prosa.channel.ThreadStore.Correspondence;
import app.prosa.contact.Contacts;
import app.prosa.contact.Name;
import app.prosa.conversation.Alterations;
import app.prosa.conversation.Author;
import app.prosa.conversation.Carrier;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.Message;
import app.prosa.conversation.MessageContent;
import app.prosa.conversation.MessageId;
import app.prosa.conversation.Status;
import app.prosa.sql.AccountId;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The one queue through which everything goes out that a provider carries. A message enters it in the
/// transaction that writes the message, and leaves it as sent, failed, cancelled, or as uncertain, which only a
/// proof or a person ends.
@Component
class Outbox implements Carrier {

    /// An agent's own words go before everything that a machine sends.
    private static final int URGENT = 0;

    /// So many times as long as words.
    private static final int FOR_A_FILE = 3;

    /// The window closes a little earlier here, so that nothing is on its way when it closes there.
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Lines lines;
    private final Reading reading;
    private final DeliveryStore store;
    private final ThreadStore threads;
    private final Tracks tracks;
    private final Clock clock;

    Outbox(Lines lines, Reading reading, DeliveryStore store, ThreadStore threads, Tracks tracks, Clock clock) {
        this.lines = lines;
        this.reading = reading;
        this.store = store;
        this.threads = threads;
        this.tracks = tracks;
        this.clock = clock;
    }

    /// What the queue writes of messages.
    ///
    /// @param lease how long whoever took a message to send has the time to say what came of it: longer than any
    ///     call of a provider takes; only tests take less
    @Component
    record Tracks(
            Alterations alterations,
            Contacts contacts,
            Repairs repairs,
            Batches batches,
            Gestures gestures,
            Duration lease) {

        // On the component, the annotation would be on the field as well, which can be set only here.
        Tracks(
                Alterations alterations,
                Contacts contacts,
                Repairs repairs,
                Batches batches,
                Gestures gestures,
                @Value("${prosa.send-lease:PT2M}") Duration lease) {
            this.alterations = alterations;
            this.contacts = contacts;
            this.repairs = repairs;
            this.batches = batches;
            this.gestures = gestures;
            this.lease = lease;
        }
    }

    @Override
    public boolean carries(Conversation conversation) {
        return reading.speaks(conversation.connection().kind());
    }

    @Override
    public void check(AccountId account, Conversation conversation, MessageContent content) {
        var limits = reading.of(conversation.connection().kind()).limits();
        Fitting.check(limits, content);
        reading.of(conversation.connection().kind()).mustCarry(content);
        if (!(content instanceof MessageContent.Template)) {
            mustBeOpen(account, conversation, limits);
        }
    }

    private void mustBeOpen(AccountId account, Conversation conversation, Limits limits) {
        var thread = threads.thread(account, conversation.identity());
        var closed = closedSince(thread, limits);
        if (closed != null) {
            throw new Refusal.Conflict(
                    "window-closed",
                    "The customer has not written for too long: only an approved template gets through.",
                    closed.equals(Instant.MIN) ? Map.of() : Map.of("closedAt", closed.toString()));
        }
    }

    /// Since when free words do not get through; null while they do.
    private @Nullable Instant closedSince(Optional<Correspondence> thread, Limits limits) {
        var window = window(thread, limits);
        return window.open() ? null : window.until() == null ? Instant.MIN : window.until();
    }

    /// The time in which free words get through.
    ///
    /// @param until when it closes or closed; null when the channel has none, or the customer never wrote
    record Window(boolean open, @Nullable Instant until) {}

    Window window(AccountId account, Conversation conversation, Limits limits) {
        return window(threads.thread(account, conversation.identity()), limits);
    }

    private Window window(Optional<Correspondence> thread, Limits limits) {
        var length = limits.window();
        if (length == null) {
            return new Window(true, null);
        }
        var heard = thread.map(Correspondence::customerAt).orElse(null);
        if (heard == null) {
            return new Window(false, null);
        }
        var refused = thread.map(Correspondence::refusedAt).orElse(null);
        var until = heard.plus(length);
        if (refused != null && refused.isAfter(heard) && refused.isBefore(until)) {
            return new Window(false, refused);
        }
        return new Window(clock.instant().isBefore(until.minus(MARGIN)), until);
    }

    @Override
    public boolean isOpen(AccountId account, Conversation conversation) {
        var limits = reading.of(conversation.connection().kind()).limits();
        return closedSince(threads.thread(account, conversation.identity()), limits) == null;
    }

    @Override
    public boolean isSending(AccountId account, Conversation conversation) {
        return store.isSending(account, conversation.id());
    }

    @Override
    public void address(AccountId account, Conversation conversation, List<Name> names) {
        var sign = new ThreadStore.Sign(conversation.identity(), names, null);
        threads.touch(account, conversation.connection().id(), List.of(sign));
    }

    @Override
    public void take(AccountId account, Conversation conversation, Message message) {
        var line = lines.find(account, conversation.connection().id())
                .orElseThrow(() -> new Refusal.Conflict("connection-gone", "This connection is no more."));
        var now = clock.instant();
        // Nobody takes back what the house says by itself.
        int undoSeconds = message.author().kind() == Author.Kind.AGENT ? line.undoSeconds() : 0;
        store.insert(
                account,
                message.id(),
                conversation.id(),
                line.id(),
                message.seq(),
                URGENT,
                now.plusSeconds(undoSeconds),
                now);
    }

    @Override
    public boolean giveUp(AccountId account, MessageId message, String reason) {
        var now = clock.instant();
        if (!store.cancel(account, message, now)) {
            return false;
        }
        tracks.alterations().advance(account, message, Status.FAILED, new Message.Failure(reason, null));
        store.failed(account, message, reason, null, now);
        return true;
    }

    @Override
    public void takeReaction(AccountId account, Conversation conversation, Message message, @Nullable String emoji) {
        mustBeOpen(
                account,
                conversation,
                reading.of(conversation.connection().kind()).limits());
        tracks.gestures().take(account, conversation, message, emoji);
    }

    /// A message that somebody sends now, with everything it takes.
    record Parcel(Line line, DeliveryStore.Delivery delivery, Correspondence thread, Message message) {}

    /// Takes what the line may send now, for the caller to send.
    @Transactional
    public List<DeliveryStore.Delivery> lease(Backlog.Door door, int most) {
        var now = clock.instant();
        return store.lease(door.account(), door.connection(), UUID.randomUUID(), now, now.plus(tracks.lease()), most);
    }

    /// Everything that it takes to send it.
    @Transactional(readOnly = true)
    public Parcel parcel(Line line, DeliveryStore.Delivery delivery) {
        var thread = threads.ofConversation(line.account(), delivery.conversationId())
                .orElseThrow();
        var message =
                tracks.alterations().find(line.account(), delivery.messageId()).orElseThrow();
        return new Parcel(line, delivery, thread, message);
    }

    /// A file takes longer to hand over than words: whoever sends it says so before they begin.
    ///
    /// @return false when the message was taken from them already: then nothing may be sent
    @Transactional
    public boolean hold(Line line, DeliveryStore.Delivery delivery) {
        var until = clock.instant().plus(tracks.lease().multipliedBy(FOR_A_FILE));
        return store.hold(line.account(), delivery.messageId(), delivery.lease(), until);
    }

    /// The id that the line's provider has for the message that this one answers; nobody there knows what was said on
    /// another channel.
    @Transactional(readOnly = true)
    public @Nullable String quoted(Line line, Message message) {
        return message.replyTo() == null
                ? null
                : threads.external(line.account(), line.id(), message.replyTo()).orElse(null);
    }

    /// Why nothing of it goes out over this line any more: the contact is blocked meanwhile, the
    /// conversation goes on through another connection, or it waited for so long that it would come out of
    /// nowhere. Null when it may.
    @Transactional(readOnly = true)
    public @Nullable String shut(Line line, DeliveryStore.Delivery delivery) {
        var now = threads.standing(line.account(), delivery.conversationId());
        if (now.blocked()) {
            return "contact-blocked";
        }
        if (!now.connection().equals(line.id())) {
            return "channel-changed";
        }
        return tracks.repairs().hasWaitedTooLong(delivery) ? Patience.OVER : null;
    }

    /// Why free words no longer get through: it waited for too long. Null when they do.
    @Transactional(readOnly = true)
    public @Nullable String obstacle(Parcel parcel) {
        var limits = reading.of(parcel.line().connection().kind()).limits();
        boolean free = !(parcel.message().content() instanceof MessageContent.Template);
        return free && closedSince(Optional.of(parcel.thread()), limits) != null ? "window-closed" : null;
    }

    /// Writes down what came of sending.
    @Transactional
    public void report(Line line, DeliveryStore.Delivery sent, Sent result) {
        var account = line.account();
        var now = clock.instant();
        var delivery = store.lock(account, sent.messageId())
                .filter(it -> sent.lease() != null && sent.lease().equals(it.lease()))
                .orElse(null);
        if (result instanceof Sent.Accepted(var external, var names)) {
            accepted(line, sent, Destinations.external(external), names, now);
        } else if (delivery != null && tracks.repairs().triesAgain(delivery, result)) {
            tracks.repairs().again(line, delivery, result, now);
        } else if (delivery != null) {
            over(account, delivery, result, now);
            if (result instanceof Sent.Rejected(var code, var detail)) {
                tracks.repairs().refused(line, delivery.messageId(), code, detail);
            }
        }
    }

    private void accepted(Line line, DeliveryStore.Delivery sent, String external, List<Name> names, Instant now) {
        var account = line.account();
        threads.insert(account, line.id(), external, sent.messageId(), sent.conversationId(), null);
        store.sent(account, sent.messageId(), external, now);
        // The contact before the conversation, as for what they write at this very moment.
        if (!names.isEmpty()) {
            threads.ofConversation(account, sent.conversationId())
                    .filter(it -> it.connectionId().equals(line.id()))
                    .ifPresent(it -> tracks.contacts().rename(account, line.id().value(), it.names(), names, now));
        }
        tracks.alterations().advance(account, sent.messageId(), Status.SENT, null);
    }

    /// What was told of a message before its provider's answer can be heard now.
    void heard(Line line, String external) {
        tracks.batches().unpark(new Backlog.Late(line.account(), line.id(), Destinations.external(external)));
    }

    private void over(AccountId account, DeliveryStore.Delivery delivery, Sent result, Instant now) {
        var id = delivery.messageId();
        switch (result) {
            case Sent.Rejected(var code, var detail) -> tracks.repairs().fail(account, delivery, code, detail);
            case Sent.Later(var _, var _, var _, var code, var detail) -> {
                boolean waited = tracks.repairs().hasWaitedTooLong(delivery);
                var said = detail == null ? code : code + ": " + detail;
                tracks.repairs().fail(account, delivery, waited ? Patience.OVER : code, waited ? said : detail);
            }
            case Sent.Unknown(var detail) -> {
                store.uncertain(account, id, detail, now);
                tracks.alterations().advance(account, id, Status.UNCERTAIN, new Message.Failure("answer-lost", detail));
            }
            case Sent.Accepted _, Sent.Broken _ -> throw new IllegalStateException("This is not over.");
        }
    }

    /// Whoever sent it died before saying what came of it: it may have gone out. A sign does no harm twice.
    @Transactional
    public void orphaned(AccountId account, MessageId id) {
        var now = clock.instant();
        store.lock(account, id)
                .filter(it -> it.state() == DeliveryStore.State.SENDING)
                .ifPresent(it -> {
                    if (it.targetId() == null) {
                        over(account, it, new Sent.Unknown("Prosa stopped while it was being sent."), now);
                    } else {
                        store.again(account, id, now, "answer-lost", null);
                    }
                });
    }
}
