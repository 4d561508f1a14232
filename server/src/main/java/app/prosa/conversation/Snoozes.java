package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.conversation.MessageContent.What;
import app.prosa.jobs.RecurringJob;
import app.prosa.jobs.Sweep;
import app.prosa.sql.AccountId;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Adiar: a conversation leaves the main view until a time, or until the customer writes, and comes back by itself.
@Component
public class Snoozes implements RecurringJob {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final ConversationStore store;
    private final Changes changes;
    private final Timeline timeline;
    private final Sweep sweep;
    private final Clock clock;

    Snoozes(ConversationStore store, Changes changes, Timeline timeline, Sweep sweep, Clock clock) {
        this.store = store;
        this.changes = changes;
        this.timeline = timeline;
        this.sweep = sweep;
        this.clock = clock;
    }

    /// @param until when it comes back; null: when the customer writes
    @Transactional
    public Conversation snooze(Actor actor, ConversationId id, @Nullable Instant until) {
        var now = clock.instant();
        if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(LONGEST)))) {
            throw new Refusal.Invalid("invalid", "Choose a time within the next year.", Map.of("field", "until"));
        }
        var conversation = changes.locked(actor, id);
        var detail = until == null ? null : until.toString();
        return changes.write(actor, conversation, conversation.snoozed(until), What.SNOOZED, detail);
    }

    /// Back into the main view now. Doing it twice is doing it once.
    @Transactional
    public Conversation wake(Actor actor, ConversationId id) {
        var conversation = changes.locked(actor, id);
        if (!conversation.snoozed()) {
            return conversation;
        }
        return changes.write(actor, conversation, conversation.awake(), What.AWAKE, null);
    }

    @Override
    public String name() {
        return "snoozes";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(15);
    }

    /// Brings back everything whose time has come.
    @Override
    public void run() {
        var now = clock.instant();
        sweep.each(name(), (after, limit) -> store.dueSnoozes(now, after, limit), (Due it) -> wake(it, now));
    }

    /// A conversation whose time to come back has come.
    record Due(AccountId account, ConversationId id) implements Sweep.Due {}

    private void wake(Due due, Instant now) {
        store.lock(due.account(), due.id())
                .filter(it -> it.snoozedUntil() != null && !it.snoozedUntil().isAfter(now))
                .ifPresent(it -> timeline.write(
                        due.account(), it, it.awake(), List.of(timeline.activity(Author.system(), What.AWAKE, null))));
    }
}
