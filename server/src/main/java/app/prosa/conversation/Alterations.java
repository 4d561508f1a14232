package app.prosa.conversation;

import app.prosa.sql.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What becomes of messages that are there: edited, taken back, answered with a sign, carried further. Channels
/// tell such things twice and in any order, so each of these ends the same whichever comes first: the latest by
/// the sender's clock counts, what was taken back stays so, and a status only moves forward.
///
/// Each answers the message as it is now, or nothing when it did not change.
@Component
public class Alterations {

    private final AlterationStore store;
    private final ConversationStore conversations;
    private final Timeline timeline;
    private final ApplicationEventPublisher events;

    Alterations(
            AlterationStore store,
            ConversationStore conversations,
            Timeline timeline,
            ApplicationEventPublisher events) {
        this.store = store;
        this.conversations = conversations;
        this.timeline = timeline;
        this.events = events;
    }

    /// A message by its id, for rooms that have checked already who asks.
    @Transactional(readOnly = true)
    public Optional<Message> find(AccountId account, MessageId id) {
        return store.line(account, id).map(MessageRow::message);
    }

    /// The sender wrote it anew; what it said before is kept.
    @Transactional
    public Optional<Message> edit(AccountId account, MessageId id, MessageContent content, Instant at) {
        return change(account, id, it -> {
            boolean newer = it.editedAt() == null || at.isAfter(it.editedAt());
            if (it.deletedAt() != null || !newer) {
                return it;
            }
            store.keepVersion(account, it);
            return it.with(content, at, null);
        });
    }

    /// The sender took it back; what it said is kept aside.
    @Transactional
    public Optional<Message> withdraw(AccountId account, MessageId id, Instant at) {
        return change(account, id, it -> {
            if (it.deletedAt() != null) {
                return it;
            }
            store.keepVersion(account, it);
            return it.with(new MessageContent.Withdrawn(), it.editedAt(), at);
        });
    }

    /// The file that it is about arrived, or cannot be had.
    @Transactional
    public Optional<Message> fill(AccountId account, MessageId id, MessageContent content) {
        return change(
                account,
                id,
                it -> it.content() instanceof MessageContent.PendingFile
                        ? it.with(content, it.editedAt(), it.deletedAt())
                        : it);
    }

    /// More is known of a call. Once it was answered, its customer waits for nobody.
    @Transactional
    public Optional<Message> call(AccountId account, MessageId id, MessageContent.Call told) {
        var changed = change(
                account,
                id,
                it -> it.content() instanceof MessageContent.Call known
                        ? it.with(known.and(told), it.editedAt(), it.deletedAt())
                        : it);
        changed.ifPresent(it -> {
            var before = conversations.lock(account, it.conversationId()).orElseThrow();
            var after = before.spokenIn(it);
            if (!after.equals(before)) {
                timeline.write(account, before, after, List.of());
            }
        });
        return changed;
    }

    /// Somebody answered it with a sign, or took theirs back. Each customer has one, and so has the team.
    ///
    /// @param emoji null when they took it back
    @Transactional
    public Optional<Message> react(AccountId account, MessageId id, Author author, @Nullable String emoji, Instant at) {
        return change(account, id, it -> {
            var others = new ArrayList<MessageRow.Sign>();
            for (var sign : it.signs()) {
                if (!sign.isOfSide(author)) {
                    others.add(sign);
                } else if (sign.at().isAfter(at)) {
                    return it;
                }
            }
            others.add(new MessageRow.Sign(author, emoji, at, null));
            return it.with(others);
        });
    }

    /// The team's sign did not get through.
    @Transactional
    public Optional<Message> reactionFailed(
            AccountId account, MessageId id, @Nullable String emoji, Message.Failure failure) {
        return change(
                account,
                id,
                it -> it.with(it.signs().stream()
                        .map(sign -> sign.isTeams(emoji) ? sign.failed(failure) : sign)
                        .toList()));
    }

    /// The message that it answers turned up.
    @Transactional
    public Optional<Message> quote(AccountId account, MessageId id, MessageId answered) {
        return change(account, id, it -> it.replyTo() == null ? it.answering(answered) : it);
    }

    /// It got this far. Nothing that ranks lower than what is known changes anything.
    @Transactional
    public Optional<Message> advance(
            AccountId account, MessageId id, Status status, Message.@Nullable Failure failure) {
        return change(
                account,
                id,
                it -> it.status() == null || it.status().compareTo(status) >= 0 ? it : it.with(status, failure));
    }

    /// A message of a conversation got this far.
    public record Step(MessageId id, ConversationId conversation, Status status) {}

    /// The same for many, which share their statements.
    @Transactional
    public void advance(AccountId account, List<Step> steps) {
        var shown = new HashMap<ConversationId, Conversation>();
        conversations
                .lock(account, steps.stream().map(Step::conversation).distinct().toList())
                .forEach(it -> shown.put(it.id(), it));
        var lines = new HashMap<MessageId, MessageRow>();
        store.lines(account, steps.stream().map(Step::id).distinct().toList()).stream()
                .filter(it -> shown.containsKey(it.conversationId()))
                .forEach(it -> lines.put(it.id(), it));
        var moved = new LinkedHashMap<MessageId, MessageRow>();
        for (var step : steps) {
            var line = moved.getOrDefault(step.id(), lines.get(step.id()));
            if (line != null && line.status() != null && line.status().compareTo(step.status()) < 0) {
                moved.put(step.id(), line.with(step.status(), null));
            }
        }
        if (moved.isEmpty()) {
            return;
        }
        var changed = new HashMap<ConversationId, Conversation>();
        for (var line : moved.values()) {
            var before = Objects.requireNonNull(shown.get(line.conversationId()));
            var after = before.shows(line.message());
            if (!after.equals(before)) {
                shown.put(after.id(), after);
                changed.put(after.id(), after);
            }
            events.publishEvent(new ConversationEvent.MessageChanged(account, after, line.message()));
        }
        store.saveStatuses(account, List.copyOf(moved.values()), List.copyOf(changed.values()));
        lines.values().stream()
                .filter(it -> it.isLost() && moved.containsKey(it.id()))
                .map(MessageRow::conversationId)
                .distinct()
                .forEach(it -> reword(account, it));
    }

    /// It waits again, because it is tried once more.
    @Transactional
    public Optional<Message> requeue(AccountId account, MessageId id) {
        return change(
                account,
                id,
                it -> it.status() == null || it.status().compareTo(Status.DELIVERED) >= 0
                        ? it
                        : it.with(Status.QUEUED, null));
    }

    /// The conversation's row is locked first, as for everything else that is written to it.
    private Optional<Message> change(AccountId account, MessageId id, UnaryOperator<MessageRow> rule) {
        var conversation = store.conversationOf(account, id).flatMap(it -> conversations.lock(account, it));
        var before = conversation.flatMap(it -> store.line(account, id));
        if (before.isEmpty()) {
            return Optional.empty();
        }
        var after = rule.apply(before.get());
        if (after.equals(before.get())) {
            return Optional.empty();
        }
        var message = after.message();
        var shown = conversation.get().shows(message);
        store.save(account, after, shown.equals(conversation.get()) ? null : shown.lastMessage());
        events.publishEvent(new ConversationEvent.MessageChanged(account, shown, message));
        if (after.isLost() != before.get().isLost()) {
            reword(account, shown.id());
        }
        return Optional.of(message);
    }

    /// An answer that never reaches the customer is none (docs/rules.md, E44): they wait as before.
    private void reword(AccountId account, ConversationId id) {
        var before = conversations.lock(account, id).orElseThrow();
        var after = before.reworded(store.lastWord(account, id));
        if (!after.equals(before)) {
            timeline.write(account, before, after, List.of());
        }
    }

    /// What the message said before it was edited or taken back, oldest first.
    @Transactional(readOnly = true)
    public List<Version> versions(AccountId account, MessageId id) {
        return store.versions(account, id);
    }

    /// What a message said until somebody changed it.
    public record Version(Instant until, MessageContent content) {}
}
