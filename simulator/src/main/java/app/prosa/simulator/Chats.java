package app.prosa.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Every conversation between a person and a number of the shop, as WhatsApp itself keeps it.
final class Chats {

    private static final int MOST_MESSAGES = 500;
    private static final int MOST_MESSAGES_IN_ALL = 300_000;
    private static final Duration WINDOW = Duration.ofHours(24);

    /// Which conversation.
    record Key(String phoneNumberId, String person) {}

    private static final class Chat {
        final LinkedHashMap<String, ChatMessage> messages = new LinkedHashMap<>();

        @Nullable
        Instant lastFromPerson;

        @Nullable
        Instant typingUntil;

        boolean shopHasRead = true;
    }

    private final InstantSource clock;
    private final Feed feed;
    private final Map<Key, Chat> chats = new HashMap<>();
    private final Map<String, Key> keyByMessage = new LinkedHashMap<>();

    Chats(InstantSource clock, Feed feed) {
        this.clock = clock;
        this.feed = feed;
    }

    synchronized void reset() {
        chats.clear();
        keyByMessage.clear();
    }

    synchronized void add(Key key, ChatMessage message) {
        var chat = chat(key);
        chat.messages.put(message.id(), message);
        keyByMessage.put(message.id(), key);
        if (chat.messages.size() > MOST_MESSAGES) {
            keyByMessage.remove(chat.messages.pollFirstEntry().getKey());
        }
        if (keyByMessage.size() > MOST_MESSAGES_IN_ALL) {
            var oldest = keyByMessage.entrySet().iterator().next();
            forget(oldest.getKey(), oldest.getValue());
        }
        if (message.fromPerson()) {
            chat.shopHasRead = false;
            personWas(key, message.at());
        } else {
            chat.typingUntil = null;
        }
        feed.say("message", new MessageView(key, message));
    }

    /// The person did something that opens the 24 hours, at that moment of their own clock.
    synchronized void personWas(Key key, Instant at) {
        var chat = chat(key);
        if (chat.lastFromPerson == null || at.isAfter(chat.lastFromPerson)) {
            chat.lastFromPerson = at;
        }
    }

    /// Changes a message if it is still known, and says so to whoever looks.
    synchronized Optional<ChatMessage> change(String messageId, UnaryOperator<ChatMessage> how) {
        var key = keyByMessage.get(messageId);
        if (key == null) {
            return Optional.empty();
        }
        var changed = how.apply(known(key, messageId));
        chat(key).messages.put(messageId, changed);
        feed.say("message", new MessageView(key, changed));
        return Optional.of(changed);
    }

    synchronized Optional<ChatMessage> find(String messageId) {
        return keyOf(messageId).map(key -> known(key, messageId));
    }

    synchronized Optional<Key> keyOf(String messageId) {
        return Optional.ofNullable(keyByMessage.get(messageId));
    }

    synchronized List<ChatMessage> messages(Key key) {
        var chat = chats.get(key);
        return chat == null ? List.of() : new ArrayList<>(chat.messages.values());
    }

    /// Until when the shop may write what it wants; absent for whoever never wrote.
    synchronized Optional<Instant> windowEnd(Key key) {
        var chat = chats.get(key);
        return chat == null || chat.lastFromPerson == null
                ? Optional.empty()
                : Optional.of(chat.lastFromPerson.plus(WINDOW));
    }

    synchronized boolean windowIsOpen(Key key) {
        return windowEnd(key).filter(it -> it.isAfter(clock.instant())).isPresent();
    }

    /// The shop has seen everything; the person's ticks turn blue.
    synchronized void shopReads(Key key) {
        chat(key).shopHasRead = true;
        feed.say("shop-read", key);
    }

    synchronized void shopTypes(Key key, Duration atMost) {
        chat(key).typingUntil = clock.instant().plus(atMost);
        feed.say("typing", key);
    }

    synchronized boolean shopIsTyping(Key key) {
        var chat = chats.get(key);
        return chat != null && chat.typingUntil != null && chat.typingUntil.isAfter(clock.instant());
    }

    synchronized boolean shopHasRead(Key key) {
        var chat = chats.get(key);
        return chat != null && chat.shopHasRead;
    }

    /// A message beside its conversation, as the page gets it.
    record MessageView(Key chat, ChatMessage message) {}

    private Chat chat(Key key) {
        return chats.computeIfAbsent(key, _ -> new Chat());
    }

    private void forget(String messageId, Key key) {
        keyByMessage.remove(messageId);
        chat(key).messages.remove(messageId);
    }

    private ChatMessage known(Key key, String messageId) {
        var message = chat(key).messages.get(messageId);
        if (message == null) {
            throw new IllegalStateException("The message " + messageId + " is missing in its conversation.");
        }
        return message;
    }
}
