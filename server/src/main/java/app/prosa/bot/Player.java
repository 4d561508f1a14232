package app.prosa.bot;

import app.prosa.account.Accounts;
import app.prosa.agent.Shifts;
import app.prosa.bot.Effect.Ending;
import app.prosa.bot.RunStore.Underway;
import app.prosa.contact.Tags;
import app.prosa.conversation.Automation;
import app.prosa.conversation.BotState;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Message;
import app.prosa.conversation.MessageId;
import app.prosa.sql.AccountId;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Plays one conversation's flow on: asks the [Engine] and does what it wants, all in one transaction under
/// the conversation's lock. So two nodes never play the same conversation at once, and of a node that dies
/// either everything is there or nothing, and then another one does it.
@Component
class Player {

    private static final Logger log = LoggerFactory.getLogger(Player.class);
    private static final int MOST_ATTEMPTS = 5;

    private final RunStore runs;
    private final Automation automation;
    private final Performance performance;
    private final Envoy envoy;
    private final Setting setting;
    private final Tags tags;
    private final Clock clock;

    Player(
            RunStore runs,
            Automation automation,
            Performance performance,
            Envoy envoy,
            Setting setting,
            Tags tags,
            Clock clock) {
        this.runs = runs;
        this.automation = automation;
        this.performance = performance;
        this.envoy = envoy;
        this.setting = setting;
        this.tags = tags;
        this.clock = clock;
    }

    /// Where a flow is played.
    @Component
    record Setting(Accounts accounts, Shifts shifts, RunStore runs) {

        Scene of(AccountId account, Conversation conversation, Instant now) {
            return new Scene(
                    conversation.contact().name(),
                    conversation.ticket().protocol(),
                    shifts.desk(account, conversation.department(), null).isOpen(now),
                    ZoneId.of(accounts.account(account).timeZone()),
                    Set.copyOf(conversation.contact().tags()),
                    runs.names(account, conversation.id(), now));
        }
    }

    /// Does what is due in a conversation.
    @Transactional
    public void play(AccountId account, ConversationId id) {
        // Whoever changes a contact's tags holds the contact first and then its conversations: so does this.
        runs.underway(account, id)
                .filter(it -> it.script().steps().stream().anyMatch(Step.Label.class::isInstance))
                .flatMap(_ -> runs.contact(account, id))
                .ifPresent(it -> tags.hold(account, it));
        var conversation = automation.lock(account, id);
        var run = runs.underway(account, id);
        if (conversation.isEmpty()) {
            runs.cancel(account, id, clock.instant());
            runs.rest(account, id, null);
        } else if (run.isEmpty() && envoy.isMeant(account, conversation.get(), heard(account, id))) {
            // Typebot has it now, and goes on with the very next look.
            runs.rest(account, id, clock.instant());
        } else if (run.isEmpty() || conversation.get().bot() != BotState.ACTIVE) {
            leave(account, id, run.isEmpty() ? Reading.Skipped.NO_FLOW : Reading.Skipped.PAUSED);
        } else if (run.get().flow() == null) {
            envoy.goOn(account, conversation.get(), run.get(), heard(account, id));
        } else {
            goOn(account, conversation.get(), run.get());
        }
    }

    /// What the customer has said and nobody has read, in its order.
    private List<Message> heard(AccountId account, ConversationId id) {
        return messages(account, runs.pending(account, id));
    }

    /// Nothing is under way: what came in is for people.
    private void leave(AccountId account, ConversationId id, Reading.Skipped why) {
        runs.read(account, runs.pending(account, id), Reading.skipped(why));
        runs.rest(account, id, null);
    }

    private void goOn(AccountId account, Conversation conversation, Underway run) {
        var now = clock.instant();
        var scene = setting.of(account, conversation, now);
        var pending = heard(account, conversation.id());
        var turn = turn(account, run, pending, scene, now);
        if (turn == null) {
            runs.rest(account, conversation.id(), run.memory().until());
            return;
        }
        performance.give(account, conversation, run, turn);
        if (turn.isOver()) {
            runs.end(account, run.id(), turn.memory(), Performance.ending(turn), now);
            runs.rest(account, conversation.id(), null);
        } else {
            runs.save(account, run.id(), turn.memory());
            runs.rest(account, conversation.id(), turn.memory().until());
        }
    }

    /// What happens next to the flow; null when nothing does.
    private Engine.@Nullable Turn turn(
            AccountId account, Underway run, List<Message> pending, Scene scene, Instant now) {
        if (run.memory().stance() == Memory.Stance.NEW) {
            runs.read(account, ids(pending), Reading.taken(run.name()));
            return Engine.play(run.script(), run.memory(), new Happening.Begun(), scene, now);
        }
        if (!pending.isEmpty()) {
            var heard = Listening.of(run.script(), run.memory(), pending, scene, now);
            runs.read(account, ids(heard.taken()), Reading.taken(run.name()));
            runs.read(account, ids(heard.early()), Reading.skipped(Reading.Skipped.EARLY));
            runs.read(account, ids(heard.unheard()), Reading.skipped(Reading.Skipped.WAITING));
            if (heard.turn() != null) {
                return heard.turn();
            }
        }
        var turn = Engine.play(run.script(), run.memory(), new Happening.Passed(), scene, now);
        return turn.used() ? turn : null;
    }

    private List<Message> messages(AccountId account, List<MessageId> wanted) {
        return automation.messages(account, wanted).stream()
                .sorted(Comparator.comparingLong(Message::seq))
                .toList();
    }

    private static List<MessageId> ids(List<Message> messages) {
        return messages.stream().map(Message::id).toList();
    }

    /// It broke: it is tried again, later each time.
    ///
    /// @return whether that was often enough
    @Transactional
    public boolean stumbled(AccountId account, ConversationId id) {
        return runs.tried(account, id, clock.instant()) >= MOST_ATTEMPTS;
    }

    /// It goes on breaking: people get the conversation. Nothing of the flow is read, for that may be what
    /// breaks.
    @Transactional
    public void giveUp(AccountId account, ConversationId id) {
        automation.lock(account, id).ifPresent(it -> {
            runs.fail(account, id, clock.instant());
            leave(account, id, Reading.Skipped.NO_FLOW);
            if (it.bot() != null) {
                performance.handOver(account, it);
            }
        });
    }

    /// The channel takes nothing of the flow now: people get the conversation, with the reason.
    @Transactional
    public void refused(AccountId account, ConversationId id, Refusal refusal) {
        log.info("a channel took nothing of a flow conversation={} code={}", id.value(), refusal.code());
        automation
                .lock(account, id)
                .ifPresent(it -> runs.underway(account, id).ifPresent(run -> {
                    var memory =
                            run.memory().at(Memory.Stance.OVER, run.memory().step(), 0, null);
                    runs.end(account, run.id(), memory, Ending.BROKEN, clock.instant());
                    leave(account, id, Reading.Skipped.NO_FLOW);
                    performance.handOver(account, it, run, refusal.code());
                }));
    }
}
