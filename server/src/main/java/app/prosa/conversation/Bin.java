package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.conversation.MessageContent.What;
import app.prosa.file.FileId;
import app.prosa.file.FileView;
import app.prosa.file.Files;
import app.prosa.jobs.RecurringJob;
import app.prosa.jobs.Sweep;
import app.prosa.sql.AccountId;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Deletes conversations and clears their messages, here and nowhere else: nothing is ever removed in the
/// channel.
///
/// A deleted conversation lies in the bin for thirty days (docs/rules.md, E12): nobody sees it, administrators
/// may restore it or not wait for its end, then it goes for good with its files. Clearing (E13) keeps the
/// conversation, the history of its service and a line that says how much was cleared.
@Component
public class Bin implements RecurringJob {

    static final Duration KEPT = Duration.ofDays(30);

    private final BinStore store;
    private final ConversationStore conversations;
    private final Changes changes;
    private final Timeline timeline;
    private final Files files;
    private final Work work;

    Bin(BinStore store, ConversationStore conversations, Changes changes, Timeline timeline, Files files, Work work) {
        this.store = store;
        this.conversations = conversations;
        this.changes = changes;
        this.timeline = timeline;
        this.files = files;
        this.work = work;
    }

    /// The clock, what the recurring part goes by, and who must know.
    @Component
    record Work(Sweep sweep, Clock clock, ApplicationEventPublisher events) {}

    /// Into the bin.
    @Transactional
    public void delete(Actor actor, ConversationId id) {
        var conversation = changes.locked(actor, id);
        changes.write(actor, conversation, conversation.deleted(work.clock().instant()), What.DELETED, null);
        store.deletedBy(actor.account(), id, actor.agent());
        work.events().publishEvent(new ConversationDeleted(actor.account(), id));
    }

    /// What lies in the bin, newest first.
    @Transactional(readOnly = true)
    public List<Conversation> list(Actor actor, int limit) {
        return store.list(actor.account(), Math.clamp(limit, 1, ListQuery.MAX_LIMIT));
    }

    /// Back out of the bin, unless the customer has begun another conversation meanwhile.
    @Transactional
    public Conversation restore(Actor actor, ConversationId id) {
        var conversation =
                conversations.lockBinned(actor.account(), id).orElseThrow(() -> new Refusal.NotFound("conversation"));
        var current = conversation.superseded()
                ? Optional.<Conversation>empty()
                : conversations.lockByIdentity(actor.account(), conversation.identity());
        current.ifPresent(it -> {
            throw anotherLives(Map.of("conversation", it.id().value()));
        });
        try {
            return changes.write(actor, conversation, conversation.restored(), What.RESTORED, null);
        } catch (DuplicateKeyException _) {
            // They write at this very moment, or somebody restores another one of them.
            throw anotherLives(Map.of());
        }
    }

    private static Refusal anotherLives(Map<String, Object> which) {
        return new Refusal.Conflict(
                "conversation-exists", "The customer has another conversation here meanwhile.", which);
    }

    /// Out of the bin for good, before its time.
    ///
    /// @throws Refusal.NotFound when it does not lie in the bin
    @Transactional
    public void purge(Actor actor, ConversationId id) {
        var _ = conversations.lockBinned(actor.account(), id).orElseThrow(() -> new Refusal.NotFound("conversation"));
        work.events().publishEvent(new ConversationPurged(actor.account(), id));
        purge(actor.account(), id);
    }

    /// Clears what customers, agents and bots wrote, with its files.
    ///
    /// @param notes clear the notes too
    @Transactional
    public Conversation clear(Actor actor, ConversationId id, boolean notes) {
        var conversation = changes.locked(actor, id);
        int cleared = clear(actor.account(), id, notes);
        var entry = timeline.activity(Author.of(actor), What.CLEARED, String.valueOf(cleared));
        return changes.write(actor, conversation, conversation.cleared(), List.of(entry));
    }

    /// @return how many messages went
    private int clear(AccountId account, ConversationId id, boolean notes) {
        var gone = store.clear(account, id, notes);
        files.forget(
                account,
                id.value(),
                gone.stream().flatMap(it -> file(it).stream()).toList());
        return gone.size();
    }

    private static Optional<FileId> file(MessageContent content) {
        return Optional.ofNullable(content.attached()).map(FileView::id);
    }

    @Override
    public String name() {
        return "bin";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    /// Empties the bin of what has lain there long enough.
    @Override
    public void run() {
        var before = work.clock().instant().minus(KEPT);
        work.sweep()
                .each(name(), (after, limit) -> store.expired(before, after, limit), (Expired it) -> purge(it, before));
    }

    /// A conversation that has lain in the bin long enough.
    record Expired(AccountId account, ConversationId id) implements Sweep.Due {}

    private void purge(Expired expired, Instant before) {
        boolean due = conversations
                .lockBinned(expired.account(), expired.id())
                .filter(it -> it.deletedAt() != null && it.deletedAt().isBefore(before))
                .isPresent();
        if (due) {
            purge(expired.account(), expired.id());
        }
    }

    private void purge(AccountId account, ConversationId id) {
        clear(account, id, true);
        store.purge(account, id);
    }
}
