package app.prosa.channel;

import app.prosa.contact.Contacts;
import app.prosa.contact.Introduction;
import app.prosa.contact.Name;
import app.prosa.contact.Recognised;
import app.prosa.conversation.Alterations;
import app.prosa.conversation.Author;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.MessageContent;
import app.prosa.conversation.Reception;
import app.prosa.conversation.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Does what an event says, inside the transaction of its batch.
@Component
class Receiving {

    private static final Duration MOST_AHEAD = Duration.ofMinutes(5);

    private final Contacts contacts;
    private final Reception reception;
    private final Alterations alterations;
    private final ThreadStore threads;
    private final Arrivals.Tools tools;
    private final Together together;

    Receiving(
            Contacts contacts,
            Reception reception,
            Alterations alterations,
            ThreadStore threads,
            Arrivals.Tools tools,
            Together together) {
        this.contacts = contacts;
        this.reception = reception;
        this.alterations = alterations;
        this.threads = threads;
        this.tools = tools;
        this.together = together;
    }

    /// Who does many at once.
    @Component
    record Together(Arrivals arrivals, Calls calls, Steps steps) {}

    /// What became of an event, and which things are there now that others may have waited for.
    record Received(Outcome outcome, List<String> arrived) {
        Received {
            arrived = List.copyOf(arrived);
        }

        static Received of(Outcome outcome) {
            return new Received(outcome, List.of());
        }
    }

    /// An event as it came.
    record Told(Inbound inbound, Instant receivedAt) {

        /// Messages go together, and so do steps of ours; whatever else there is goes alone, for it may be about a
        /// message before it.
        boolean goesWith(Told other) {
            return (isMessage() && other.isMessage()) || (isStep() && other.isStep());
        }

        private boolean isMessage() {
            return inbound instanceof Inbound.Said || inbound instanceof Inbound.Echoed;
        }

        /// A failure is none: much may follow from it.
        private boolean isStep() {
            return inbound instanceof Inbound.Moved it && it.status() != Status.FAILED;
        }
    }

    /// What became of them, in their order: several messages, several steps, or one other event.
    List<Received> receive(Line line, List<Told> told) {
        if (!told.isEmpty() && told.getFirst().inbound() instanceof Inbound.Moved) {
            return together
                    .steps()
                    .moved(line, told.stream().map(Receiving::word).toList())
                    .stream()
                    .map(Received::of)
                    .toList();
        }
        var spoken = told.stream()
                .flatMap(it ->
                        Arrivals.Spoken.of(
                                it.inbound(), happened(it.inbound().head().at(), it.receivedAt()))
                                .stream())
                .toList();
        return spoken.isEmpty()
                ? told.stream()
                        .map(it -> received(line, it.inbound(), it.receivedAt()))
                        .toList()
                : together.arrivals().receive(line, spoken);
    }

    private static Steps.Word word(Told told) {
        var moved = (Inbound.Moved) told.inbound();
        return new Steps.Word(moved, happened(moved.head().at(), told.receivedAt()));
    }

    private Received received(Line line, Inbound told, Instant receivedAt) {
        var at = happened(told.head().at(), receivedAt);
        return told instanceof Inbound.Called call
                ? together.calls().heard(line, call, at)
                : Received.of(outcome(line, told, at));
    }

    private Outcome outcome(Line line, Inbound told, Instant at) {
        return switch (told) {
            case Inbound.Said _, Inbound.Echoed _, Inbound.Moved _, Inbound.Called _ ->
                throw new IllegalStateException("These go elsewhere.");
            case Inbound.Reacted it -> reacted(line, it, at);
            case Inbound.Edited it -> edited(line, it, at);
            case Inbound.Withdrawn it -> withdrawn(line, it, at);
            case Inbound.Renamed it -> renamed(line, it, at);
            case Inbound.Noted it -> noted(line, it, at);
            case Inbound.Preferred it -> preferred(line, it, at);
            case Inbound.Suggested it -> suggested(line, it);
            case Inbound.LineNews it -> tools.carried().news(line, it, at);
            case Inbound.Ignored(var _, var reason) -> Outcome.discarded(reason);
            case Inbound.Unreadable(var _, var error) -> Outcome.dead(error);
        };
    }

    /// The sender's clock counts, unless it is ahead of ours.
    private static Instant happened(@Nullable Instant said, Instant receivedAt) {
        return said == null || said.isAfter(receivedAt.plus(MOST_AHEAD)) ? receivedAt : said;
    }

    private Recognised recognise(Line line, Inbound.Party party, Instant at) {
        return contacts.recognise(
                line.account(),
                line.id().value(),
                party.names(),
                new Introduction(party.name(), null, party.phone()),
                party.label(),
                at);
    }

    private Outcome reacted(Line line, Inbound.Reacted told, Instant at) {
        var target = Destinations.external(told.target());
        var message = threads.message(line.account(), line.id(), target);
        if (!told.byTeam() && threads.isOfBlocked(line.account(), line.id(), target)) {
            return Outcome.blocked();
        }
        if (message.isEmpty()) {
            return Outcome.parked(target);
        }
        var conversation = message.get().conversationId();
        var author = told.byTeam()
                ? new Author(Author.Kind.SYSTEM, null, "WhatsApp Business")
                : reacting(line, conversation, told.who(), at);
        alterations.react(line.account(), message.get().messageId(), author, told.emoji(), at);
        return Outcome.message(message.get().messageId(), conversation);
    }

    /// What somebody does in a group is nothing between them and us: it makes no contact of them and opens no window.
    private Author reacting(Line line, ConversationId conversation, Inbound.Party party, Instant at) {
        if (threads.isGroup(line.account(), conversation)) {
            return new Author(Author.Kind.CONTACT, null, party.name() == null ? party.label() : party.name());
        }
        var who = recognise(line, party, at);
        threads.touch(
                line.account(),
                line.id(),
                List.of(new ThreadStore.Sign(who.identity().id(), party.names(), at)));
        return Author.contact(who.contact().id(), who.contact().name());
    }

    private Outcome edited(Line line, Inbound.Edited told, Instant at) {
        var target = Destinations.external(told.target());
        if (threads.isOfBlocked(line.account(), line.id(), target)) {
            return Outcome.blocked();
        }
        var message = threads.message(line.account(), line.id(), target);
        if (message.isEmpty()) {
            return Outcome.parked(target);
        }
        var it = message.get();
        alterations
                .edit(line.account(), it.messageId(), Arrivals.content(told.body()), at)
                .ifPresent(edited -> {
                    if (told.body() instanceof Inbound.File file) {
                        tools.carried().fetch(line, edited, file);
                    }
                });
        return Outcome.message(it.messageId(), it.conversationId());
    }

    private Outcome withdrawn(Line line, Inbound.Withdrawn told, Instant at) {
        var target = Destinations.external(told.target());
        if (threads.isOfBlocked(line.account(), line.id(), target)) {
            return Outcome.blocked();
        }
        return threads.message(line.account(), line.id(), target)
                .map(it -> {
                    alterations.withdraw(line.account(), it.messageId(), at);
                    tools.carried().forget(line, it.messageId());
                    return Outcome.message(it.messageId(), it.conversationId());
                })
                .orElseGet(() -> Outcome.parked(target));
    }

    private Outcome renamed(Line line, Inbound.Renamed told, Instant at) {
        var identity = contacts.rename(line.account(), line.id().value(), told.before(), told.now(), at);
        if (identity.isEmpty()) {
            return Outcome.parked(ofPerson(told.before()));
        }
        threads.readdress(line.account(), identity.get().id(), told.now());
        reception.tell(
                line.account(),
                identity.get().id(),
                Author.system(),
                MessageContent.What.NUMBER_CHANGED,
                told.detail());
        return Outcome.news();
    }

    private Outcome noted(Line line, Inbound.Noted told, Instant at) {
        var who = recognise(line, told.about(), at);
        if (who.contact().isBlocked()) {
            return Outcome.blocked();
        }
        return reception.tell(line.account(), who.identity().id(), Author.system(), told.what(), told.detail())
                ? Outcome.news()
                : Outcome.parked(ofThread(who));
    }

    /// What waits for a conversation of somebody to begin.
    static String ofThread(Recognised who) {
        return "thread:" + who.identity().id().value();
    }

    /// What waits for somebody to become a contact: a name in the phone's address book makes nobody one.
    static String ofPerson(List<Name> names) {
        return "person:" + Destinations.number(names);
    }

    private Outcome preferred(Line line, Inbound.Preferred told, Instant at) {
        var who = recognise(line, told.who(), at);
        tools.wishes().heard(line.account(), Wishes.Customer.of(who), told.category(), told.wanted(), at);
        return Outcome.news();
    }

    private Outcome suggested(Line line, Inbound.Suggested told) {
        boolean known =
                contacts.suggest(line.account(), line.id().value(), told.who().names(), told.name());
        return known ? Outcome.news() : Outcome.parked(ofPerson(told.who().names()));
    }
}
