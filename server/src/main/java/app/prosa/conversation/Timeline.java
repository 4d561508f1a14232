package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.agent.AgentId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// The one place where a conversation is written: its row, its ticket, the counts of the tabs and the new lines
/// of its timeline go together, and what happened is published. The caller holds the lock of the row.
@Component
class Timeline {

    private final TimelineStore store;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Timeline(TimelineStore store, ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.store = store;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /// A line that tells what somebody did.
    Entry activity(Author author, MessageContent.What what, @Nullable String detail) {
        return activity(author, what, detail, null);
    }

    /// The same about a transfer or an assignment, which goes to somebody.
    Entry activity(
            Author author, MessageContent.What what, @Nullable String detail, MessageContent.@Nullable Target to) {
        return new Entry(
                new MessageId(ids.next()),
                Direction.SYSTEM,
                author,
                new MessageContent.Activity(what, detail, to),
                null,
                clock.instant(),
                null);
    }

    /// A note for colleagues.
    Entry note(Actor actor, String text) {
        return new Entry(
                new MessageId(ids.next()),
                Direction.NOTE,
                Author.of(actor),
                new MessageContent.Text(text),
                null,
                clock.instant(),
                null);
    }

    /// What one step does to a conversation.
    ///
    /// @param before the conversation as it was locked, or null when it is new
    record Turn(@Nullable Conversation before, Conversation after, List<Entry> entries) {
        Turn {
            entries = List.copyOf(entries);
        }
    }

    /// Writes `after` and the entries.
    ///
    /// @param before the conversation as it was locked, or null when it is new
    /// @return the lines with their places
    List<Message> write(AccountId account, @Nullable Conversation before, Conversation after, List<Entry> entries) {
        return write(account, List.of(new Turn(before, after, entries))).getFirst();
    }

    /// The same for several conversations at once, each of which comes once.
    List<List<Message>> write(AccountId account, List<Turn> turns) {
        return write(account, turns, null);
    }

    /// The same, by an agent who has read everything up to what they write.
    List<Message> writeAsRead(Actor by, Conversation before, Conversation after, List<Entry> entries) {
        return write(by.account(), List.of(new Turn(before, after, entries)), by.agent())
                .getFirst();
    }

    private List<List<Message>> write(AccountId account, List<Turn> turns, @Nullable AgentId reader) {
        var written = turns.stream().map(this::place).toList();
        store.write(
                account,
                written.stream().map(it -> it.writing(step(it), reader)).toList());
        written.forEach(it -> publish(account, it));
        return written.stream().map(Placed::lines).toList();
    }

    /// A turn whose lines have their places.
    ///
    /// @param steps the conversation after each line
    private record Placed(Turn turn, List<Message> lines, List<Conversation> steps) {

        Conversation after() {
            return steps.isEmpty() ? turn.after() : steps.getLast();
        }

        TimelineStore.Writing writing(TimelineStore.@Nullable Step step, @Nullable AgentId reader) {
            return new TimelineStore.Writing(turn.before(), after(), step, lines, reader);
        }
    }

    private Placed place(Turn turn) {
        var at = clock.instant();
        var current = turn.after();
        var lines = new ArrayList<Message>();
        var steps = new ArrayList<Conversation>();
        for (var entry : turn.entries()) {
            var line = new Message(
                    entry.id(),
                    current.lastSeq() + 1,
                    current.incoming() + (entry.direction() == Direction.IN ? 1 : 0),
                    current.id(),
                    current.ticket().id(),
                    entry.direction(),
                    entry.author(),
                    entry.content(),
                    entry.status(),
                    entry.sentAt(),
                    at,
                    entry.replyTo(),
                    null,
                    null,
                    List.of(),
                    null,
                    entry.context());
            current = current.with(line);
            lines.add(line);
            steps.add(current);
        }
        return new Placed(turn, lines, steps);
    }

    /// What the ticket's history keeps: that it stands otherwise now, and the line that says who did it.
    private TimelineStore.@Nullable Step step(Placed placed) {
        var before = placed.turn().before();
        if (before != null && !placed.after().standsApartFrom(before)) {
            return null;
        }
        return placed.turn().entries().stream()
                .filter(it -> it.direction() == Direction.SYSTEM && moves(it))
                .findFirst()
                .map(it -> new TimelineStore.Step(ids.next(), clock.instant(), it.author(), it.content()))
                .orElse(null);
    }

    private void publish(AccountId account, Placed placed) {
        var before = placed.turn().before() == null
                ? null
                : Audience.of(placed.turn().before());
        var seen = before;
        for (int i = 0; i < placed.lines().size(); i++) {
            var step = placed.steps().get(i);
            events.publishEvent(new ConversationEvent.MessageAdded(
                    account, seen, step, placed.lines().get(i)));
            seen = Audience.of(step);
        }
        if (stopsBot(placed)) {
            events.publishEvent(new ConversationEvent.BotMoved(account, placed.after()));
        }
        if (placed.lines().isEmpty() && before != null) {
            events.publishEvent(new ConversationEvent.ConversationChanged(account, before, placed.after()));
        }
    }

    private static boolean stopsBot(Placed placed) {
        var before = placed.turn().before();
        return before != null
                && before.bot() != null
                && before.bot() != placed.after().bot()
                && placed.after().bot() != BotState.ACTIVE;
    }

    /// That a flow begins says nothing of where the ticket stands.
    private static boolean moves(Entry line) {
        return !(line.content() instanceof MessageContent.Activity(var what, var _, var _))
                || what != MessageContent.What.FLOW_STARTED;
    }
}
