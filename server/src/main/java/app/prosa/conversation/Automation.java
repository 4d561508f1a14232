package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Shifts;
import app.prosa.conversation.MessageContent.Choice;
import app.prosa.conversation.MessageContent.Target;
import app.prosa.conversation.MessageContent.What;
import app.prosa.sql.AccountId;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a chatbot does in a conversation: several deeds are one step, written together. What it says takes
/// the same way out as what agents say, and counts as nobody's answer.
@Component
public class Automation {

    /// What opens a list of choices, where the flow does not say.
    private static final String OPTIONS = "Ver opções";

    private static final int MOST_BUTTONS = 3;

    private final ConversationStore store;
    private final TicketStore tickets;
    private final Changes changes;
    private final Speech speech;
    private final Clock clock;

    Automation(ConversationStore store, TicketStore tickets, Changes changes, Speech speech, Clock clock) {
        this.store = store;
        this.tickets = tickets;
        this.changes = changes;
        this.speech = speech;
        this.clock = clock;
    }

    /// How it is written down and goes out.
    @Component
    record Speech(Timeline timeline, Carriers carriers, Greetings greetings, Shifts shifts, Endings endings) {}

    /// One thing that a chatbot does.
    public sealed interface Deed {}

    /// Says something to the customer.
    public record Say(MessageId id, String text) implements Deed {}

    /// Asks the customer to choose: by buttons or a list where the channel takes them, else by numbers.
    ///
    /// @param button the words that open a list; null for the usual ones
    /// @param several the customer may choose more than one: then there is nothing to press
    public record Ask(
            MessageId id,
            String text,
            List<Option> options,
            @Nullable String button,
            boolean several) implements Deed {
        public Ask {
            options = List.copyOf(options);
        }
    }

    /// @param payload what comes back when the customer chooses it
    public record Option(
            String payload, String title, @Nullable String description) {}

    /// A line that tells of the flow itself.
    public record Tell(What what, @Nullable String detail) implements Deed {}

    /// Takes it from the queue: nobody owns it until the flow is through.
    public record Triage() implements Deed {}

    /// Lets it wait in another department, or belong to it.
    public record Move(DepartmentId department, String name) implements Deed {}

    /// Gives it to an agent.
    ///
    /// @param why a code, for the line of the timeline
    public record Give(AgentId agent, String name, String why) implements Deed {}

    public record Resolve() implements Deed {}

    public record Archive(boolean yes) implements Deed {}

    /// The flow is over. What was in triage waits for people.
    ///
    /// @param why a code, for the line of the timeline
    /// @param department whose queue; null for the one where it is
    public record HandOver(
            String why,
            @Nullable DepartmentId department,
            @Nullable String name) implements Deed {}

    /// The conversation, locked until the end of the transaction.
    @Transactional
    public Optional<Conversation> lock(AccountId account, ConversationId id) {
        return store.lock(account, id);
    }

    /// The same, if the agent may see it.
    ///
    /// @throws Refusal.NotFound when they may not
    @Transactional
    public Conversation lock(Actor actor, ConversationId id) {
        return changes.locked(actor, id);
    }

    @Transactional(readOnly = true)
    public List<Message> messages(AccountId account, List<MessageId> ids) {
        return ids.isEmpty() ? List.of() : store.messages(account, ids);
    }

    /// Does all of it, and leaves a flow in the state that is given.
    ///
    /// @param before as it was locked
    /// @param by the chatbot
    /// @throws Refusal when the channel takes nothing of it
    @Transactional
    public Conversation perform(
            AccountId account, Conversation before, Author by, List<Deed> deeds, @Nullable BotState then) {
        var step = new Step(account, before, by);
        deeds.forEach(step::take);
        step.after = step.after.piloted(then);
        if (step.handsOver && step.after.kind() == Kind.PRIVATE && step.after.state() == State.WAITING) {
            step.entries.addAll(speech.greetings().now(account).of(step.after, false));
        }
        return write(account, before, step.after, step.entries);
    }

    /// An agent gives it to the chatbot: nobody owns it until its flow is through (docs/rules.md, E20).
    @Transactional
    public Conversation triage(Actor actor, Conversation before, String flow) {
        return changes.write(
                actor,
                before,
                before.triaged(clock.instant()),
                List.of(speech.timeline().activity(Author.of(actor), What.SENT_TO_BOT, flow)));
    }

    /// An agent lets a flow begin beside what they do.
    @Transactional
    public Conversation begin(Actor actor, Conversation before, String flow) {
        before.mustReach();
        if (!before.state().isOpen() || before.ended()) {
            throw new Refusal.Conflict("conversation-closed", "This conversation is resolved. Reopen it first.");
        }
        return changes.write(actor, before, before.piloted(BotState.ACTIVE), What.FLOW_STARTED, flow);
    }

    /// An agent pauses a flow, or lets it go on.
    ///
    /// @throws Refusal.Conflict `no-flow` when none is under way
    @Transactional
    public Conversation pause(Actor actor, Conversation before, boolean yes) {
        if (before.bot() == null) {
            throw new Refusal.Conflict("no-flow", "No flow is under way here.");
        }
        var next = yes ? BotState.PAUSED : BotState.ACTIVE;
        return before.bot() == next
                ? before
                : changes.write(actor, before, before.piloted(next), yes ? What.FLOW_PAUSED : What.FLOW_RESUMED, null);
    }

    /// An agent switches the chatbot on or off in one conversation (docs/rules.md, E19).
    @Transactional
    public Conversation switchBot(Actor actor, Conversation before, boolean on) {
        return before.botOn() == on
                ? before
                : changes.write(
                        actor,
                        before,
                        before.botSwitched(on, clock.instant()),
                        on ? What.BOT_SWITCHED_ON : What.BOT_SWITCHED_OFF,
                        null);
    }

    /// An agent lets a bot of somebody else's take part in this ticket, or no longer. What that bot has
    /// waits for people then.
    ///
    /// @param leads whether it is that bot that has the conversation now
    @Transactional
    public Conversation hush(Actor actor, Conversation before, Assistant assistant, boolean on, boolean leads) {
        if (before.ticket().hears(assistant) == on) {
            return before;
        }
        var after = on || !leads ? before : before.handedOver(null, clock.instant());
        var silenced = new ArrayList<>(before.ticket().silenced());
        if (on) {
            silenced.remove(assistant);
        } else {
            silenced.add(assistant);
        }
        tickets.silence(actor.account(), before.ticket().id(), silenced);
        return changes.write(
                actor,
                before,
                after.withTicket(after.ticket().without(silenced)),
                on ? What.ASSISTANT_SWITCHED_ON : What.ASSISTANT_SWITCHED_OFF,
                assistant.title());
    }

    private Conversation write(AccountId account, Conversation before, Conversation after, List<Entry> entries) {
        var current = after;
        var lines = speech.timeline().write(account, before, after, entries);
        for (var line : lines) {
            current = current.with(line);
        }
        speech.carriers().take(account, current, lines);
        return current;
    }

    /// What the deeds make of a conversation, one after another.
    private final class Step {

        private final AccountId account;
        private final Conversation before;
        private final Author by;
        private final List<Entry> entries = new ArrayList<>();
        private Conversation after;
        private boolean handsOver;

        private Step(AccountId account, Conversation before, Author by) {
            this.account = account;
            this.before = before;
            this.by = by;
            this.after = before;
        }

        private void take(Deed deed) {
            var now = clock.instant();
            switch (deed) {
                case Say(var id, var text) -> entries.add(said(id, fits(new MessageContent.Text(text))));
                case Ask it -> entries.add(said(it.id(), asked(it)));
                case Tell(var what, var detail) -> tell(what, detail, null);
                case Triage _ -> after = after.triaged(now);
                case Move(var department, var name) -> {
                    if (!department.equals(after.department())) {
                        after = after.moved(department);
                        tell(What.MOVED, "chatbot", new Target(null, null, department, name, null));
                    }
                }
                case Give(var agent, var name, var why) -> {
                    after = after.given(agent, now);
                    tell(What.ASSIGNED, why, new Target(agent, name, null, null, null));
                }
                case Resolve _ -> {
                    var desk = speech.shifts().desk(account, after.department(), null);
                    after = speech.endings().shelved(desk, after.closedByRule(now));
                    tell(What.RESOLVED, null, null);
                }
                case Archive(var yes) -> {
                    if (after.archived() != yes) {
                        after = after.archived(yes);
                        tell(yes ? What.ARCHIVED : What.UNARCHIVED, null, null);
                    }
                }
                case HandOver(var why, var department, var name) -> {
                    handsOver = true;
                    after = after.handedOver(department, now);
                    tell(What.FLOW_ENDED, why, new Target(null, null, department, name, null));
                }
            }
        }

        private void tell(What what, @Nullable String detail, @Nullable Target to) {
            entries.add(speech.timeline().activity(by, what, detail, to));
        }

        private Entry said(MessageId id, MessageContent content) {
            return new Entry(id, Direction.OUT, by, content, speech.carriers().first(before), clock.instant(), null);
        }

        private MessageContent asked(Ask ask) {
            if (ask.several()) {
                return fits(new MessageContent.Text(numbered(ask)));
            }
            var choices = ask.options().stream()
                    .map(it -> new Choice(it.title(), it.description(), it.payload()))
                    .toList();
            boolean plain = choices.size() <= MOST_BUTTONS && choices.stream().allMatch(it -> it.description() == null);
            if (plain) {
                try {
                    return fits(new MessageContent.Interactive(ask.text(), null, null, choices, null));
                } catch (Refusal _) {
                    // The titles are too long for buttons: perhaps a list takes them.
                }
            }
            try {
                var opener = ask.button() == null ? OPTIONS : ask.button();
                return fits(new MessageContent.Interactive(ask.text(), null, null, choices, opener));
            } catch (Refusal _) {
                return fits(new MessageContent.Text(numbered(ask)));
            }
        }

        private MessageContent fits(MessageContent content) {
            speech.carriers().of(before).ifPresent(it -> it.check(account, before, content));
            return content;
        }
    }

    /// The same question where there is nothing to press.
    static String numbered(Ask ask) {
        return ask.text()
                + "\n\n"
                + IntStream.range(0, ask.options().size())
                        .mapToObj(it ->
                                "%d. %s".formatted(it + 1, line(ask.options().get(it))))
                        .collect(Collectors.joining("\n"));
    }

    private static String line(Option option) {
        return option.description() == null ? option.title() : option.title() + " (" + option.description() + ")";
    }
}
