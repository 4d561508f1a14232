package app.prosa.conversation;

import app.prosa.agent.DepartmentId;
import app.prosa.connection.ConnectionCard;
import app.prosa.contact.ContactCard;
import app.prosa.contact.IdentityId;
import app.prosa.conversation.MessageContent.What;
import app.prosa.file.FileOwner;
import app.prosa.file.Files;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Customers write: finds or opens the conversation and its ticket and adds the message, once.
@Component
public class Reception {

    private final ConversationStore store;
    private final Timeline timeline;
    private final Files files;
    private final Tickets tickets;
    private final Greetings greetings;
    private final Tools tools;

    Reception(
            ConversationStore store,
            Timeline timeline,
            Files files,
            Tickets tickets,
            Greetings greetings,
            Tools tools) {
        this.store = store;
        this.timeline = timeline;
        this.files = files;
        this.tickets = tickets;
        this.greetings = greetings;
        this.tools = tools;
    }

    /// What the work needs beside.
    @Component
    record Tools(
            Carriers carriers,
            StretchStore stretches,
            Questions questions,
            ObjectProvider<Receptionist> bots,
            Ids ids,
            Clock clock) {

        /// Which flow takes the ticket that the arrival opens.
        Optional<UUID> flow(Arrival arrival, @Nullable Conversation before) {
            boolean asks = arrival.bot()
                    && arrival.direction() == Direction.IN
                    && !arrival.isCall()
                    && (before == null ? arrival.kind() == Kind.PRIVATE : before.botOn());
            return asks ? bots.stream().findFirst().flatMap(it -> it.receives(arrival, before)) : Optional.empty();
        }
    }

    /// What came of an arrival.
    ///
    /// @param added false when the message was there already
    public record Received(Message message, boolean added) {}

    /// Receives a message.
    ///
    /// @see #receiveOnce
    @Transactional
    public Received receive(Arrival arrival) {
        return receiveOnce(arrival.account(), List.of(arrival)).getFirst();
    }

    /// Receives messages in their order: those of one conversation together, and all conversations at once.
    /// Whatever arrives twice, at once or later, is stored once; a thousand first messages of one customer at
    /// the same instant make one conversation with one open ticket.
    ///
    /// @return what came of each, in the order of the arrivals
    @Transactional
    public List<Received> receiveOnce(AccountId account, List<Arrival> arrivals) {
        var turns = turns(account, arrivals);
        var stored = new HashMap<MessageId, Message>();
        store.messages(account, arrivals.stream().map(Arrival::id).toList()).forEach(it -> stored.put(it.id(), it));
        var fresh = new LinkedHashMap<MessageId, Arrival>();
        for (var it : arrivals) {
            var known = stored.get(it.id());
            if (known == null) {
                fresh.putIfAbsent(it.id(), it);
            } else if (!isOf(turns, it, known.conversationId())) {
                throw new Refusal.Conflict("id-taken", "Another message has this id.");
            }
        }
        var added = Set.copyOf(fresh.keySet());
        hear(account, turns, List.copyOf(fresh.values())).forEach(it -> stored.put(it.id(), it));
        return arrivals.stream()
                .map(it -> new Received(Objects.requireNonNull(stored.get(it.id())), added.contains(it.id())))
                .toList();
    }

    /// Whether a message that is there came from the same customer: perhaps before their conversation changed
    /// the channel, and then it opens no other one.
    private boolean isOf(Map<IdentityId, Turn> turns, Arrival again, ConversationId where) {
        var turn = turns.get(again.identity());
        return (turn != null && turn.before.id().equals(where))
                || tools.stretches().isHeard(again.account(), again.identity(), again.id())
                || turn(turns, again).before.id().equals(where);
    }

    /// Receives messages of ids that nobody had before, in the same way.
    ///
    /// @return the messages, in the order of the arrivals
    @Transactional
    public List<Message> receive(AccountId account, List<Arrival> arrivals) {
        var written = new HashMap<MessageId, Message>();
        hear(account, turns(account, arrivals), arrivals).forEach(it -> written.put(it.id(), it));
        return arrivals.stream()
                .map(it -> Objects.requireNonNull(written.get(it.id())))
                .toList();
    }

    /// The conversations that are there, locked.
    private Map<IdentityId, Turn> turns(AccountId account, List<Arrival> arrivals) {
        var identities = arrivals.stream().map(Arrival::identity).distinct().toList();
        var turns = new LinkedHashMap<IdentityId, Turn>();
        store.lockByIdentities(account, identities).forEach(it -> turns.put(it.identity(), new Turn(it)));
        return turns;
    }

    private Turn turn(Map<IdentityId, Turn> turns, Arrival arrival) {
        return turns.computeIfAbsent(arrival.identity(), _ -> opened(arrival));
    }

    private List<Message> hear(AccountId account, Map<IdentityId, Turn> turns, List<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return List.of();
        }
        var greeting = greetings.now(account);
        for (var it : arrivals) {
            hear(turn(turns, it), it, greeting);
        }
        return write(
                account,
                turns.values().stream().filter(it -> !it.entries.isEmpty()).toList());
    }

    /// What arrivals do to one conversation.
    private static final class Turn {

        private final Conversation before;
        private final List<Entry> entries = new ArrayList<>();
        private final Set<MessageId> arrived = new HashSet<>();
        private final Set<MessageId> forBots = new HashSet<>();
        private Conversation after;
        private @Nullable UUID flow;

        Turn(Conversation before) {
            this.before = before;
            this.after = before;
        }

        boolean isNew() {
            return before.lastSeq() == 0;
        }
    }

    private void hear(Turn turn, Arrival arrival, Greetings.Moment greeting) {
        var content = content(arrival, turn.before);
        var answer = arrival.direction() == Direction.IN
                ? tools.questions().heard(arrival.account(), turn.after, entry(arrival, content))
                : Optional.<Questions.Heard>empty();
        if (answer.isPresent()) {
            turn.arrived.add(arrival.id());
            turn.after = answer.get().after();
            turn.entries.addAll(answer.get().entries());
            return;
        }
        boolean opens = turn.isNew() && turn.entries.isEmpty();
        if (opens) {
            turn.entries.add(timeline.activity(Author.system(), What.OPENED, null));
        } else if (!turn.after.state().isOpen() && arrival.direction() == Direction.IN) {
            var closed = turn.after;
            turn.after = tickets.goOn(arrival.account(), closed, arrival.queue(), () -> {
                turn.flow = tools.flow(arrival, closed).orElse(null);
                return turn.flow != null;
            });
            boolean resumed = turn.after.ticket().id().equals(closed.ticket().id());
            opens = !resumed;
            turn.entries.add(timeline.activity(Author.system(), resumed ? What.REOPENED : What.OPENED, null));
        }
        turn.arrived.add(arrival.id());
        if (arrival.direction() == Direction.IN && !arrival.isCall() && (arrival.bot() || turn.after.bot() != null)) {
            turn.forBots.add(arrival.id());
        }
        turn.entries.add(entry(arrival, content));
        // Only to a customer who writes: not when they call or the company's own phone wrote, never into a group, and
        // not while a chatbot receives them.
        if (arrival.direction() == Direction.IN
                && turn.after.kind() == Kind.PRIVATE
                && turn.after.state() != State.TRIAGE
                && !arrival.isCall()) {
            turn.entries.addAll(greeting.of(turn.after, opens));
        }
    }

    private static Entry entry(Arrival arrival, MessageContent content) {
        return new Entry(
                arrival.id(),
                arrival.direction(),
                arrival.author(),
                content,
                Status.SENT,
                arrival.sentAt(),
                arrival.replyTo(),
                arrival.context());
    }

    /// Writes what was heard, and hands over what the house says to it by itself.
    ///
    /// @return the messages that arrived
    private List<Message> write(AccountId account, List<Turn> turns) {
        var lines = timeline.write(
                account,
                turns.stream()
                        .map(it -> new Timeline.Turn(it.isNew() ? null : it.before, it.after, it.entries))
                        .toList());
        var arrived = new ArrayList<Message>();
        var heard = new ArrayList<Receptionist.Heard>();
        for (int i = 0; i < turns.size(); i++) {
            var turn = turns.get(i);
            tools.carriers().take(account, turn.after, lines.get(i));
            lines.get(i).stream().filter(it -> turn.arrived.contains(it.id())).forEach(arrived::add);
            lines.get(i).stream()
                    .filter(it -> turn.forBots.contains(it.id()))
                    .forEach(it -> heard.add(new Receptionist.Heard(turn.after, it, turn.flow)));
        }
        if (!heard.isEmpty()) {
            tools.bots().stream().findFirst().ifPresent(it -> it.hears(account, heard));
        }
        return arrived;
    }

    /// A line that tells of the customer what they, their channel or an agent told us: no message, so it opens and
    /// reopens
    /// nothing.
    ///
    /// Of somebody who is blocked nothing is told.
    ///
    /// @return false when there is no conversation to tell it in
    @Transactional
    public boolean tell(AccountId account, IdentityId identity, Author author, What what, @Nullable String detail) {
        var known = store.lockByIdentity(account, identity);
        known.filter(it -> !it.contact().blocked())
                .ifPresent(it -> timeline.write(account, it, it, List.of(timeline.activity(author, what, detail))));
        return known.isPresent();
    }

    private Turn opened(Arrival arrival) {
        var flow = tools.flow(arrival, null).orElse(null);
        var turn = new Turn(openOrLock(
                arrival.account(),
                arrival.connection(),
                arrival.contact(),
                arrival.identity(),
                arrival.kind(),
                arrival.queue(),
                flow != null));
        turn.flow = turn.before.state() == State.TRIAGE && turn.isNew() ? flow : null;
        return turn;
    }

    /// The conversation of an identity, locked; a fresh one has no lines yet.
    Conversation lockOrOpen(
            AccountId account,
            ConnectionCard connection,
            ContactCard contact,
            IdentityId identity,
            Kind kind,
            @Nullable DepartmentId queue) {
        return store.lockByIdentity(account, identity)
                .orElseGet(() -> openOrLock(account, connection, contact, identity, kind, queue, false));
    }

    /// The same of an identity that has none, unless somebody opens it at this moment.
    private Conversation openOrLock(
            AccountId account,
            ConnectionCard connection,
            ContactCard contact,
            IdentityId identity,
            Kind kind,
            @Nullable DepartmentId queue,
            boolean triage) {
        var now = tools.clock().instant();
        var fresh = new Conversation(
                new ConversationId(tools.ids().next()),
                contact,
                connection,
                identity,
                kind,
                triage ? State.TRIAGE : State.WAITING,
                triage ? tickets.triaged(now) : tickets.unnumbered(now),
                null,
                queue,
                List.of(),
                List.of(),
                false,
                false,
                null,
                false,
                false,
                false,
                0,
                0,
                null,
                false,
                now,
                triage ? null : now,
                now,
                Priority.NORMAL,
                List.of(),
                null,
                null,
                triage ? BotState.ACTIVE : null,
                kind == Kind.PRIVATE);
        if (store.open(account, fresh)) {
            return tickets.numbered(account, fresh);
        }
        return store.lockByIdentity(account, identity).orElseThrow();
    }

    private MessageContent content(Arrival arrival, Conversation conversation) {
        return switch (arrival.body()) {
            case Arrival.Text(var text) -> new MessageContent.Text(Replies.checked(text));
            case Arrival.Media(var file, var uploader, var caption) ->
                MessageContent.of(
                        files.attach(
                                arrival.account(),
                                file,
                                FileOwner.visitor(uploader),
                                conversation.id().value()),
                        Replies.optional(caption));
            case Arrival.Ready(var content) -> content;
        };
    }
}
