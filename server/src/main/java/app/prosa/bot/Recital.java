package app.prosa.bot;

import app.prosa.agent.DepartmentId;
import app.prosa.agent.Departments;
import app.prosa.bot.Effect.Ending;
import app.prosa.bot.Envoy.Talk;
import app.prosa.bot.Memory.Stance;
import app.prosa.bot.typebot.Reply;
import app.prosa.connection.ConnectionKind;
import app.prosa.conversation.Author;
import app.prosa.conversation.Automation;
import app.prosa.conversation.Automation.Deed;
import app.prosa.conversation.BotState;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.MessageContent.What;
import app.prosa.conversation.MessageId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says to a customer what Typebot wants to have said, each line in its time, and hands the conversation
/// over when Typebot is through. The conversation's row is held.
@Component
class Recital {

    private final RunStore runs;
    private final Automation automation;
    private final Departments departments;
    private final Ids ids;

    Recital(RunStore runs, Automation automation, Departments departments, Ids ids) {
        this.runs = runs;
        this.automation = automation;
        this.departments = departments;
        this.ids = ids;
    }

    Staging stage(Talk talk, Reply reply) {
        return Staging.of(
                reply,
                departments.all(talk.account()),
                talk.conversation().connection().kind() == ConnectionKind.WHATSAPP,
                Duration.ofMillis(talk.typebot().pauseMillis()),
                talk.now());
    }

    /// Where it stands when all is said and Typebot wants to be asked for more.
    record More(Conversation conversation, Dialogue dialogue, Memory memory) {}

    /// Says what is due.
    ///
    /// @return null unless Typebot is to be asked for more at once
    @Nullable
    More go(Talk talk, Dialogue dialogue) {
        var memory = talk.memory();
        var deeds = new ArrayList<Deed>();
        if (memory.stance() == Stance.NEW && talk.run().startedBy() == null) {
            deeds.add(new Automation.Tell(What.FLOW_STARTED, talk.run().name()));
        }
        var left = new ArrayList<>(dialogue.unsaid());
        while (!left.isEmpty() && !talk.now().isBefore(left.getFirst().at())) {
            memory = memory.speaks(talk.now());
            if (memory.spoken() > Engine.MOST_WORDS) {
                end(talk, deeds, memory, Ending.LOOPED, "looped", null);
                return null;
            }
            deeds.add(deed(left.removeFirst()));
        }
        var rest = dialogue.saying(left);
        if (!left.isEmpty()) {
            var at = left.getFirst().at();
            perform(talk, deeds);
            keep(talk, memory.at(Stance.WAITING, null, 0, at), rest);
            return null;
        }
        if (dialogue.handOff() != null) {
            end(talk, deeds, memory, Ending.FINISHED, dialogue.handOff(), dialogue.queue());
            return null;
        }
        if (dialogue.wantsMore()) {
            memory = memory.speaks(talk.now());
            var after = perform(talk, deeds);
            return new More(after, rest, memory.at(Stance.WAITING, null, 0, null));
        }
        if (dialogue.asked() == null) {
            end(talk, deeds, memory, Ending.FINISHED, "finished", null);
            return null;
        }
        var after = perform(talk, deeds);
        var until = talk.now().plus(Duration.ofMinutes(talk.typebot().idleMinutes()));
        keep(talk, memory.at(Stance.ASKING, null, 0, until), rest.askedAt(after.lastSeq()));
        return null;
    }

    private Deed deed(Dialogue.Line line) {
        var id = new MessageId(ids.next());
        if (line.choices().isEmpty()) {
            return new Automation.Say(id, line.text());
        }
        var options = IntStream.range(0, line.choices().size())
                .mapToObj(it -> new Automation.Option("c" + it, line.choices().get(it), null))
                .toList();
        return new Automation.Ask(id, line.text(), options, null, line.several());
    }

    /// The customer said something without words.
    void puzzled(Talk talk) {
        var said = talk.typebot().notUnderstood();
        var memory = said == null ? talk.memory() : talk.memory().speaks(talk.now());
        if (memory.spoken() > Engine.MOST_WORDS) {
            end(talk, List.of(), memory, Ending.LOOPED, "looped", null);
            return;
        }
        if (said != null) {
            perform(talk, List.of(new Automation.Say(new MessageId(ids.next()), said)));
        }
        keep(talk, memory, talk.dialogue());
    }

    private Conversation perform(Talk talk, List<Deed> deeds) {
        return deeds.isEmpty()
                ? talk.conversation()
                : automation.perform(talk.account(), talk.conversation(), author(), deeds, BotState.ACTIVE);
    }

    private void keep(Talk talk, Memory memory, Dialogue dialogue) {
        runs.save(talk.account(), talk.run().id(), memory, dialogue);
        runs.rest(talk.account(), talk.id(), memory.until());
    }

    /// Typebot is through, or will not do: people get the conversation, and read why.
    ///
    /// @param deeds what is said before
    /// @param queue the department that gets it; null: the one where it is
    void end(Talk talk, List<Deed> deeds, Memory memory, Ending ending, String why, @Nullable DepartmentId queue) {
        var all = new ArrayList<>(deeds);
        var name = departments.all(talk.account()).stream()
                .filter(it -> it.id().equals(queue))
                .findFirst();
        all.add(new Automation.HandOver(
                why, name.isEmpty() ? null : queue, name.map(it -> it.name()).orElse(null)));
        automation.perform(talk.account(), talk.conversation(), author(), all, null);
        runs.end(talk.account(), talk.run().id(), memory.at(Stance.OVER, null, 0, null), ending, talk.now());
        runs.read(
                talk.account(),
                runs.pending(talk.account(), talk.id()),
                Reading.skipped(Reading.Skipped.NO_FLOW, talk.now()));
        runs.rest(talk.account(), talk.id(), null);
    }

    /// A person writes to the customer: Typebot stands still.
    void pause(Talk talk) {
        automation.perform(
                talk.account(),
                talk.conversation(),
                Author.system(),
                List.of(new Automation.Tell(What.FLOW_PAUSED, null)),
                BotState.PAUSED);
    }

    /// Takes a conversation from the queue.
    Conversation triage(AccountId account, Conversation conversation) {
        return automation.perform(account, conversation, author(), List.of(new Automation.Triage()), BotState.ACTIVE);
    }

    private static Author author() {
        return new Author(Author.Kind.BOT, null, "Typebot");
    }
}
