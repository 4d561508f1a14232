package app.prosa.conversation;

import app.prosa.agent.DepartmentId;
import app.prosa.agent.Shifts;
import app.prosa.conversation.MessageContent.What;
import app.prosa.jobs.RecurringJob;
import app.prosa.jobs.Sweep;
import app.prosa.sql.AccountId;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.springframework.stereotype.Component;

/// Resolves by itself what the customer has left unanswered for as long as the department says, and tells them.
@Component
class IdleClosing implements RecurringJob {

    private final ConversationStore store;
    private final Shifts shifts;
    private final Endings endings;
    private final Words words;
    private final Sweep sweep;
    private final Clock clock;

    IdleClosing(ConversationStore store, Shifts shifts, Endings endings, Words words, Sweep sweep, Clock clock) {
        this.store = store;
        this.shifts = shifts;
        this.endings = endings;
        this.words = words;
        this.sweep = sweep;
        this.clock = clock;
    }

    /// How it is written down.
    @Component
    record Words(Greetings greetings, Timeline timeline, Carriers carriers) {}

    /// A conversation that has been idle for long enough.
    ///
    /// @param minutes what the department says
    record Idle(AccountId account, ConversationId id, DepartmentId department, int minutes) implements Sweep.Due {}

    @Override
    public String name() {
        return "idle-closing";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run() {
        var now = clock.instant();
        sweep.each(name(), (after, limit) -> store.idle(now, after, limit), (Idle it) -> resolve(it, now));
    }

    /// Looks again under the lock: the customer may have answered meanwhile.
    private void resolve(Idle idle, Instant now) {
        var locked = store.lock(idle.account(), idle.id())
                .filter(it -> it.isIdleAt(now, Duration.ofMinutes(idle.minutes())));
        if (locked.isEmpty()) {
            return;
        }
        var desk = shifts.desk(idle.account(), idle.department(), null);
        var rules = desk.rules();
        var entries = new ArrayList<Entry>();
        if (!rules.idleMessage().isEmpty() && gets(idle.account(), locked.get(), rules.idleMessage())) {
            entries.add(words.greetings().said(locked.get(), rules.idleMessage(), MessageContext.Words.IDLE));
        }
        entries.add(words.timeline().activity(Author.system(), What.RESOLVED, null));
        var after = endings.shelved(desk, locked.get().resolved(now));
        var lines = words.timeline().write(idle.account(), locked.get(), after, entries);
        words.carriers().take(idle.account(), after, lines);
    }

    /// Where the channel takes no free words any more, it is resolved without them.
    private boolean gets(AccountId account, Conversation conversation, String text) {
        try {
            words.carriers()
                    .of(conversation)
                    .ifPresent(it -> it.check(account, conversation, new MessageContent.Text(text)));
            return true;
        } catch (Refusal _) {
            return false;
        }
    }
}
