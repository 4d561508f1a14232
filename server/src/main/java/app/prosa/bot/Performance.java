package app.prosa.bot;

import app.prosa.agent.AgentCard;
import app.prosa.agent.Agents;
import app.prosa.agent.Department;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Departments;
import app.prosa.bot.Effect.Ending;
import app.prosa.bot.RunStore.Underway;
import app.prosa.contact.Tags;
import app.prosa.conversation.Author;
import app.prosa.conversation.Automation;
import app.prosa.conversation.Automation.Deed;
import app.prosa.conversation.BotState;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.MessageContent.What;
import app.prosa.conversation.MessageId;
import app.prosa.conversation.State;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Does what a flow wants in a conversation whose row is held. What is gone since the flow was published,
/// such as a department, is passed by.
@Component
class Performance {

    private final Automation automation;
    private final RunStore runs;
    private final Tags tags;
    private final Staff staff;
    private final Ids ids;
    private final Clock clock;

    Performance(Automation automation, RunStore runs, Tags tags, Staff staff, Ids ids, Clock clock) {
        this.automation = automation;
        this.runs = runs;
        this.tags = tags;
        this.staff = staff;
        this.ids = ids;
        this.clock = clock;
    }

    /// To whom conversations can go.
    @Component
    record Staff(Departments departments, Agents agents) {

        @Nullable
        String department(AccountId account, @Nullable DepartmentId id) {
            return departments.all(account).stream()
                    .filter(it -> it.id().equals(id))
                    .findFirst()
                    .map(Department::name)
                    .orElse(null);
        }
    }

    static Ending ending(Engine.Turn turn) {
        return turn.effects().stream()
                .flatMap(it -> it instanceof Effect.End(var ending, var _) ? Stream.of(ending) : Stream.of())
                .findFirst()
                .orElse(Ending.FINISHED);
    }

    void give(AccountId account, Conversation conversation, Underway run, Engine.Turn turn) {
        var deeds = new ArrayList<Deed>();
        if (run.memory().stance() == Memory.Stance.NEW && run.startedBy() == null) {
            deeds.add(new Automation.Tell(What.FLOW_STARTED, run.name()));
        }
        turn.effects().forEach(it -> add(deeds, account, conversation, it));
        automation.perform(account, conversation, author(run), deeds, turn.isOver() ? null : BotState.ACTIVE);
        turn.effects().forEach(it -> beside(account, conversation, it));
    }

    /// The flow is over without a word: it goes to people.
    void handOver(AccountId account, Conversation conversation, Underway run, String why) {
        automation.perform(
                account,
                conversation,
                author(run),
                List.of(handOver(account, conversation, why, run.script().queue(), false)),
                null);
    }

    /// The same of a flow of which nothing can be read.
    void handOver(AccountId account, Conversation conversation) {
        automation.perform(
                account, conversation, Author.bot(), List.of(new Automation.HandOver("broken", null, null)), null);
    }

    private static Author author(Underway run) {
        return new Author(Author.Kind.BOT, null, run.name());
    }

    private void add(List<Deed> deeds, AccountId account, Conversation conversation, Effect effect) {
        switch (effect) {
            case Effect.Say(var text) -> deeds.add(new Automation.Say(new MessageId(ids.next()), text));
            case Effect.Ask(var text, var choices, var button) ->
                deeds.add(new Automation.Ask(
                        new MessageId(ids.next()),
                        text,
                        choices.stream()
                                .map(it -> new Automation.Option(it.id(), it.title(), it.description()))
                                .toList(),
                        button,
                        false));
            case Effect.Place(var department) -> {
                var name = staff.department(account, department);
                if (name != null) {
                    deeds.add(new Automation.Move(department, name));
                }
            }
            case Effect.Assign(var agent) ->
                staff.agents()
                        .card(account, agent)
                        .filter(AgentCard::active)
                        .ifPresent(it -> deeds.add(new Automation.Give(agent, it.name(), "chatbot")));
            case Effect.Resolve _ -> deeds.add(new Automation.Resolve());
            case Effect.Archive _ -> deeds.add(new Automation.Archive(true));
            case Effect.End(var ending, var department) ->
                deeds.add(handOver(
                        account,
                        conversation,
                        ending.name().toLowerCase(Locale.ROOT),
                        department,
                        ending == Ending.FINISHED));
            case Effect.Label _, Effect.Context _ -> {} // they are not the conversation's own
        }
    }

    /// @param asked the flow names the queue itself: then it goes there from wherever it is
    private Deed handOver(
            AccountId account,
            Conversation conversation,
            String why,
            @Nullable DepartmentId department,
            boolean asked) {
        var wanted = asked || conversation.state() == State.TRIAGE ? department : null;
        var name = staff.department(account, wanted);
        return new Automation.HandOver(why, name == null ? null : wanted, name);
    }

    /// What a flow leaves beside the conversation.
    private void beside(AccountId account, Conversation conversation, Effect effect) {
        switch (effect) {
            case Effect.Label(var tag, var remove) ->
                tags.byRule(account, conversation.contact().id(), tag, !remove);
            case Effect.Context(var name, var remove, var minutes) -> {
                var now = clock.instant();
                if (remove) {
                    runs.unmark(account, conversation.id(), name);
                } else {
                    var until = minutes == null ? null : now.plus(Duration.ofMinutes(minutes));
                    runs.mark(account, conversation.id(), new Marked(name, now, until));
                }
            }
            default -> {}
        }
    }
}
