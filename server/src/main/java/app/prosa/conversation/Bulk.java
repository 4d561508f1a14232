package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.contact.Contacts;
import app.prosa.contact.TagId;
import app.prosa.contact.Tags;
import app.prosa.conversation.MessageContent.What;
import app.prosa.sql.Ids;
import app.prosa.web.Refusal;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Does one thing to many conversations. Each is its own transaction: what is refused for one says so in its
/// row and holds up no other. For a minute all of it can be undone, where nobody has done anything since.
@Component
public class Bulk {

    static final int MOST = 100;
    static final Duration UNDOABLE = Duration.ofMinutes(1);

    private final BulkStore store;
    private final Lifecycle lifecycle;
    private final Transfers transfers;
    private final Changes changes;
    private final TransactionTemplate transaction;
    private final Tools tools;

    Bulk(
            BulkStore store,
            Lifecycle lifecycle,
            Transfers transfers,
            Changes changes,
            TransactionTemplate transaction,
            Tools tools) {
        this.store = store;
        this.lifecycle = lifecycle;
        this.transfers = transfers;
        this.changes = changes;
        this.transaction = transaction;
        this.tools = tools;
    }

    /// What the work needs beside.
    @Component
    record Tools(
            ConversationStore conversations, InboxStore inbox, Contacts contacts, Tags tags, Ids ids, Clock clock) {}

    /// What is done to each.
    public enum Deed {
        @JsonProperty("resolve")
        RESOLVE,
        @JsonProperty("return")
        RETURN,
        @JsonProperty("archive")
        ARCHIVE,
        @JsonProperty("unarchive")
        UNARCHIVE,
        @JsonProperty("transfer")
        TRANSFER,
        @JsonProperty("tag")
        TAG,
        @JsonProperty("untag")
        UNTAG
    }

    /// @param conversations at most a hundred; a screen sends more in several requests and shows how far it is
    /// @param transfer where to, when they are transferred
    /// @param tag which one their contacts get or lose, when they are tagged or untagged
    public record Wish(
            Deed deed,
            List<ConversationId> conversations,
            Transfers.@Nullable Transfer transfer,
            @Nullable TagId tag) {}

    /// What came of one.
    ///
    /// @param problem the code of the refusal; null when it was done
    public record Row(ConversationId conversation, @Nullable String problem) {}

    /// @param undo names what was done, for [#undo]
    public record Done(UUID undo, List<Row> rows) {}

    /// A conversation as it was, and the place of the line that tells of the change.
    ///
    /// @param tag which one its contact got or lost, when it was that: no line tells of it
    record Step(Conversation before, long lastSeq, @Nullable TagId tag) {}

    public Done run(Actor actor, Wish wish) {
        if (wish.conversations().isEmpty() || wish.conversations().size() > MOST) {
            throw new Refusal.Invalid(
                    "invalid", "Name 1 to " + MOST + ".", Map.of("field", "conversations", "most", MOST));
        }
        if (wish.deed() == Deed.TRANSFER && wish.transfer() == null) {
            throw new Refusal.Invalid("invalid", "Say to whom.", Map.of("field", "transfer"));
        }
        if (isTagging(wish) && wish.tag() == null) {
            throw new Refusal.Invalid("invalid", "Say which tag.", Map.of("field", "tag"));
        }
        var rows = new ArrayList<Row>();
        var steps = new ArrayList<Step>();
        for (var id : wish.conversations().stream().distinct().toList()) {
            try {
                steps.addAll(transaction.execute(_ -> one(actor, wish, id)));
                rows.add(new Row(id, null));
            } catch (Refusal e) {
                rows.add(new Row(id, e.code()));
            }
        }
        var undo = tools.ids().next();
        transaction.executeWithoutResult(
                _ -> store.add(actor, undo, tools.clock().instant(), steps));
        return new Done(undo, rows);
    }

    private static boolean isTagging(Wish wish) {
        return wish.deed() == Deed.TAG || wish.deed() == Deed.UNTAG;
    }

    /// What there is to undo of it.
    private List<Step> one(Actor actor, Wish wish, ConversationId id) {
        if (isTagging(wish)) {
            return tagged(actor, id, Objects.requireNonNull(wish.tag()), wish.deed() == Deed.TAG);
        }
        var before = changes.locked(actor, id);
        var after = switch (wish.deed()) {
            case RESOLVE -> lifecycle.resolve(actor, id);
            case RETURN -> lifecycle.giveBack(actor, id, null);
            case ARCHIVE -> lifecycle.archive(actor, id, true);
            case UNARCHIVE -> lifecycle.archive(actor, id, false);
            case TRANSFER -> transfers.transfer(actor, id, Objects.requireNonNull(wish.transfer()));
            case TAG, UNTAG -> throw new IllegalStateException("Tags are the contact's.");
        };
        return List.of(new Step(before, after.lastSeq(), null));
    }

    /// The contact's row is locked before the conversation's, as everywhere; of a contact with several
    /// conversations the first counts.
    private List<Step> tagged(Actor actor, ConversationId id, TagId tag, boolean yes) {
        var conversation = tools.inbox()
                .find(actor.account(), Visibility.of(actor), id)
                .orElseThrow(() -> new Refusal.NotFound("conversation"));
        var contact = conversation.contact();
        var after =
                yes ? tools.tags().put(actor, contact.id(), tag) : tools.tags().take(actor, contact.id(), tag);
        boolean changed = contact.tags().contains(tag) != after.tags().contains(tag);
        return changed ? List.of(new Step(conversation, conversation.lastSeq(), tag)) : List.of();
    }

    /// Puts back what the same agent did within the last minute. What somebody has touched since stays as it
    /// is.
    public List<Row> undo(Actor actor, UUID undo) {
        var since = tools.clock().instant().minus(UNDOABLE);
        var steps = transaction.execute(_ -> store.take(actor, undo, since));
        if (steps == null) {
            throw new Refusal.NotFound("bulk");
        }
        return steps.stream()
                .map(step -> {
                    var id = step.before().id();
                    boolean done = step.tag() == null
                            ? transaction.execute(_ -> putBack(actor, step))
                            : putBack(actor, step.before(), step.tag());
                    return new Row(id, done ? null : "changed-since");
                })
                .toList();
    }

    /// False when somebody has done the same since.
    private boolean putBack(Actor actor, Conversation before, TagId tag) {
        var contact = before.contact();
        boolean had = contact.tags().contains(tag);
        try {
            return transaction.execute(_ -> {
                boolean has = tools.contacts().read(contact.id(), actor).tags().contains(tag);
                if (has == had) {
                    return false;
                }
                var _ = had
                        ? tools.tags().put(actor, contact.id(), tag)
                        : tools.tags().take(actor, contact.id(), tag);
                return true;
            });
        } catch (Refusal _) {
            return false; // the tag is gone, or the contact out of sight
        }
    }

    /// The one who undoes may have lost sight by what is undone, so it is not asked again.
    private boolean putBack(Actor actor, Step step) {
        var now = tools.conversations().lock(actor.account(), step.before().id());
        if (now.isEmpty() || now.get().lastSeq() != step.lastSeq() || now.get().superseded()) {
            return false;
        }
        changes.write(actor, now.get(), now.get().putBack(step.before()), What.UNDONE, null);
        return true;
    }
}
