package app.prosa.scheduling;

import app.prosa.agent.Agents;
import app.prosa.conversation.Alterations;
import app.prosa.conversation.ConversationDeleted;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Message;
import app.prosa.conversation.PreparedReplies;
import app.prosa.conversation.Status;
import app.prosa.scheduling.ScheduleStore.Row;
import app.prosa.sql.AccountId;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Lets a scheduled message go, and writes down what comes of it.
@Component
class Sending {

    /// Whoever wrote it works here no more.
    private static final String AUTHOR_GONE = "author-gone";

    /// The conversation is deleted, or its author may not see it any more.
    private static final String CONVERSATION_GONE = "conversation-gone";

    /// It waited for the channel for too long.
    private static final String TOO_LONG = "waited-too-long";

    private final ScheduleStore store;
    private final WaitingFiles files;
    private final Agents agents;
    private final Talk talk;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Sending(
            ScheduleStore store,
            WaitingFiles files,
            Agents agents,
            Talk talk,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.files = files;
        this.agents = agents;
        this.talk = talk;
        this.events = events;
        this.clock = clock;
    }

    /// Where it is said, and what becomes of it there.
    @Component
    record Talk(PreparedReplies replies, Alterations alterations) {}

    /// Sends one whose row the caller holds.
    ///
    /// @throws Refusal why it cannot go now, or at all
    void send(AccountId account, Row row) {
        var author = agents.actor(account, row.author())
                .orElseThrow(() -> new Refusal.Conflict(AUTHOR_GONE, "Whoever wrote it works here no more."));
        var said = Wording.requests(row, files.of(account, row.files()));
        files.hand(account, row);
        var lines = talk.replies().send(author, row.conversationId(), said, Wording.fallback(row));
        if (lines.stream().allMatch(it -> it.status() == Status.SENT)) {
            end(account, row, Schedule.State.SENT, null);
        } else {
            store.handed(account, row.id());
        }
    }

    /// It does not go, and its author hears why.
    void fail(AccountId account, Row row, Refusal refusal) {
        fail(account, row, refusal instanceof Refusal.NotFound ? CONVERSATION_GONE : refusal.code());
    }

    void fail(AccountId account, Row row, String reason) {
        end(account, row, Schedule.State.FAILED, reason);
        events.publishEvent(new ScheduleEvent.Failed(
                account,
                row.author(),
                row.id(),
                row.conversationId(),
                row.contact().name(),
                reason));
    }

    /// What has come of it at the carrier.
    ///
    /// @param tooLate it may not go any more
    void settle(AccountId account, Row row, boolean tooLate) {
        var lines = row.messages().stream()
                .flatMap(it -> talk.alterations().find(account, it).stream())
                .toList();
        var failed = lines.stream().filter(it -> it.status() == Status.FAILED).findFirst();
        if (failed.isPresent()) {
            fail(account, row, reason(failed.get()));
        } else if (lines.isEmpty() || lines.stream().anyMatch(it -> it.status() == Status.CANCELLED)) {
            end(account, row, Schedule.State.CANCELLED, null);
        } else if (lines.stream().allMatch(Sending::isOut)) {
            end(account, row, Schedule.State.SENT, null);
        } else if (tooLate) {
            giveUp(account, row, lines);
        }
    }

    /// What still waits for the carrier is left out; what may have gone out stays uncertain in the
    /// conversation.
    private void giveUp(AccountId account, Row row, List<Message> lines) {
        boolean left = false;
        for (var line : lines) {
            if (line.status() == Status.QUEUED) {
                left |= talk.replies().giveUp(account, row.conversationId(), line.id(), TOO_LONG);
            }
        }
        boolean uncertain = lines.stream().anyMatch(it -> it.status() == Status.UNCERTAIN);
        if (left || uncertain) {
            fail(account, row, left ? TOO_LONG : "answer-lost");
        }
    }

    private static boolean isOut(Message line) {
        return line.status() != null && line.status() != Status.QUEUED && line.status() != Status.UNCERTAIN;
    }

    private static String reason(Message failed) {
        return failed.failure() == null ? "unexpected" : failed.failure().code();
    }

    private void end(AccountId account, Row row, Schedule.State state, @Nullable String reason) {
        store.end(account, row.id(), state, reason, null, clock.instant());
        tell(account, row.conversationId());
    }

    /// Who may see the conversation looks again. A deleted one nobody sees.
    void tell(AccountId account, ConversationId id) {
        talk.replies().audience(account, id).ifPresent(it -> events.publishEvent(new ScheduleEvent.Moved(account, it)));
    }

    /// Nothing goes to a conversation that was deleted, and no file waits for it. What somebody is sending at
    /// this moment finds out by itself.
    @EventListener
    void on(ConversationDeleted event) {
        var account = event.account();
        for (var row : store.lockOf(account, event.conversation())) {
            files.release(account, WaitingFiles.all(row), row.id());
            if (row.state() == Schedule.State.PENDING) {
                store.end(account, row.id(), Schedule.State.CANCELLED, CONVERSATION_GONE, null, clock.instant());
            }
        }
    }
}
