package app.prosa.channel;

import app.prosa.connection.ConnectionCard;
import app.prosa.contact.Contacts;
import app.prosa.contact.Introduction;
import app.prosa.contact.Name;
import app.prosa.contact.Recognised;
import app.prosa.conversation.Alterations;
import app.prosa.conversation.Arrival;
import app.prosa.conversation.Author;
import app.prosa.conversation.Direction;
import app.prosa.conversation.Kind;
import app.prosa.conversation.MessageContent;
import app.prosa.conversation.MessageContext;
import app.prosa.conversation.MessageId;
import app.prosa.conversation.Reception;
import app.prosa.sql.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Does what an event says, inside the transaction of its batch.
@Component
class Receiving {

    private static final Duration MOST_AHEAD = Duration.ofMinutes(5);
    private static final Set<String> ENOUGH =
            Set.of("parar promoções", "parar promocoes", "parar", "sair", "descadastrar", "stop", "stop promotions");

    private final Contacts contacts;
    private final Reception reception;
    private final Alterations alterations;
    private final ThreadStore threads;
    private final Carried carried;
    private final Ids ids;

    Receiving(
            Contacts contacts,
            Reception reception,
            Alterations alterations,
            ThreadStore threads,
            Carried carried,
            Ids ids) {
        this.contacts = contacts;
        this.reception = reception;
        this.alterations = alterations;
        this.threads = threads;
        this.carried = carried;
        this.ids = ids;
    }

    /// What became of an event, and which things are there now that others may have waited for.
    record Received(Outcome outcome, List<String> arrived) {
        Received {
            arrived = List.copyOf(arrived);
        }

        static Received of(Outcome outcome) {
            return new Received(outcome, List.of());
        }
    }

    Received receive(Line line, Inbound told, Instant receivedAt) {
        var at = happened(told.head().at(), receivedAt);
        return switch (told) {
            case Inbound.Said it -> said(line, it.head(), it.from(), it.saying(), Direction.IN, at);
            case Inbound.Echoed it -> said(line, it.head(), it.to(), it.saying(), Direction.OUT, at);
            case Inbound.Reacted it -> Received.of(reacted(line, it, at));
            case Inbound.Edited it -> Received.of(edited(line, it, at));
            case Inbound.Withdrawn it -> Received.of(withdrawn(line, it, at));
            case Inbound.Moved it -> Received.of(carried.moved(line, it, at));
            case Inbound.Renamed it -> Received.of(renamed(line, it, at));
            case Inbound.Noted it -> Received.of(noted(line, it, at));
            case Inbound.Preferred it -> Received.of(preferred(line, it, at));
            case Inbound.Suggested it -> Received.of(suggested(line, it));
            case Inbound.LineNews it -> Received.of(carried.news(line, it, at));
            case Inbound.Ignored(var _, var reason) -> Received.of(Outcome.discarded(reason));
            case Inbound.Unreadable(var _, var error) -> Received.of(Outcome.dead(error));
        };
    }

    /// The sender's clock counts, unless it is ahead of ours.
    private static Instant happened(@Nullable Instant said, Instant receivedAt) {
        return said == null || said.isAfter(receivedAt.plus(MOST_AHEAD)) ? receivedAt : said;
    }

    /// What the sender's clock said, where it is not what we go by.
    private static @Nullable Instant disbelieved(@Nullable Instant said, Instant at) {
        return said == null || said.equals(at) ? null : said;
    }

    private Received said(
            Line line, Inbound.Head head, Inbound.Party party, Inbound.Saying saying, Direction direction, Instant at) {
        var account = line.account();
        var external = Destinations.external(java.util.Objects.requireNonNull(head.externalId()));
        var known = threads.message(account, line.id(), external);
        if (known.isPresent()) {
            return Received.of(Outcome.duplicate());
        }
        var group = saying.group();
        var thread = recognise(line, group == null ? party : group, at);
        var quoted = saying.quotes() == null ? null : Destinations.external(saying.quotes());
        var answered = quoted == null
                ? null
                : threads.message(account, line.id(), quoted).orElse(null);
        var arrival = new Arrival(
                account,
                new MessageId(ids.next()),
                card(line),
                thread.contact().card(),
                thread.identity().id(),
                line.connection().departmentId(),
                new Arrival.Ready(content(saying.body())),
                at,
                group == null ? Kind.PRIVATE : Kind.GROUP,
                author(thread, party, group, direction),
                direction,
                answered == null ? null : answered.messageId(),
                context(saying.context(), quoted != null && answered == null, disbelieved(head.at(), at)));
        var message = reception.receive(arrival).message();
        threads.insert(
                account, line.id(), external, message.id(), message.conversationId(), answered == null ? quoted : null);
        threads.touch(
                account,
                message.conversationId(),
                line.id(),
                group == null ? party.names() : group.names(),
                direction == Direction.IN ? at : null);
        if (saying.body() instanceof Inbound.File file) {
            carried.fetch(line, message, file);
        }
        if (direction == Direction.IN && wantsNoMore(saying.body())) {
            threads.prefer(account, thread.contact().id(), "marketing", false, at);
        }
        threads.quoting(account, line.id(), external).forEach(it -> alterations.quote(account, it, message.id()));
        var arrived = new ArrayList<>(List.of(external));
        arrived.add(ofThread(thread));
        arrived.add(ofPerson(party.names()));
        return new Received(Outcome.message(message.id(), message.conversationId()), arrived);
    }

    private static boolean wantsNoMore(Inbound.Body body) {
        return body instanceof Inbound.Ready(MessageContent.Choice(var title, var _, var payload))
                && (ENOUGH.contains(title.strip().toLowerCase(Locale.ROOT))
                        || (payload != null && ENOUGH.contains(payload.strip().toLowerCase(Locale.ROOT))));
    }

    private static @Nullable MessageContext context(
            @Nullable MessageContext said, boolean quotesUnknown, @Nullable Instant claimed) {
        var around = said == null ? MessageContext.NOTHING : said;
        var quoting = quotesUnknown ? around.quoting(true) : around;
        var whole = claimed == null ? quoting : quoting.claimed(claimed);
        return whole.equals(MessageContext.NOTHING) ? null : whole;
    }

    private static MessageContent content(Inbound.Body body) {
        return switch (body) {
            case Inbound.Ready(var content) -> content;
            case Inbound.File file -> new MessageContent.PendingFile(file.media(), file.name(), file.caption(), null);
        };
    }

    private static Author author(
            Recognised thread, Inbound.Party party, Inbound.@Nullable Party group, Direction direction) {
        if (direction == Direction.OUT) {
            return new Author(Author.Kind.SYSTEM, null, "WhatsApp Business");
        }
        return group == null
                ? Author.contact(thread.contact().id(), thread.contact().name())
                : new Author(Author.Kind.CONTACT, null, party.name() == null ? party.label() : party.name());
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

    private static ConnectionCard card(Line line) {
        return line.connection().card();
    }

    private Outcome reacted(Line line, Inbound.Reacted told, Instant at) {
        var target = Destinations.external(told.target());
        var message = threads.message(line.account(), line.id(), target);
        if (message.isEmpty()) {
            return Outcome.parked(target);
        }
        var conversation = message.get().conversationId();
        var author = Author.system();
        if (told.byTeam()) {
            author = new Author(Author.Kind.SYSTEM, null, "WhatsApp Business");
        } else {
            var who = recognise(line, told.who(), at).contact();
            author = Author.contact(who.id(), who.name());
            threads.touch(line.account(), conversation, line.id(), told.who().names(), at);
        }
        alterations.react(line.account(), message.get().messageId(), author, told.emoji(), at);
        return Outcome.message(message.get().messageId(), conversation);
    }

    private Outcome edited(Line line, Inbound.Edited told, Instant at) {
        var target = Destinations.external(told.target());
        var message = threads.message(line.account(), line.id(), target);
        if (message.isEmpty()) {
            return Outcome.parked(target);
        }
        var it = message.get();
        alterations
                .edit(line.account(), it.messageId(), content(told.body()), at)
                .ifPresent(edited -> {
                    if (told.body() instanceof Inbound.File file) {
                        carried.fetch(line, edited, file);
                    }
                });
        return Outcome.message(it.messageId(), it.conversationId());
    }

    private Outcome withdrawn(Line line, Inbound.Withdrawn told, Instant at) {
        var target = Destinations.external(told.target());
        return threads.message(line.account(), line.id(), target)
                .map(it -> {
                    alterations.withdraw(line.account(), it.messageId(), at);
                    carried.forget(line, it.messageId());
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
        reception.tell(line.account(), identity.get().id(), MessageContent.What.NUMBER_CHANGED, told.detail());
        return Outcome.news();
    }

    private Outcome noted(Line line, Inbound.Noted told, Instant at) {
        var who = recognise(line, told.about(), at);
        return reception.tell(line.account(), who.identity().id(), told.what(), told.detail())
                ? Outcome.news()
                : Outcome.parked(ofThread(who));
    }

    /// What waits for a conversation of somebody to begin.
    private static String ofThread(Recognised who) {
        return "thread:" + who.identity().id().value();
    }

    /// What waits for somebody to become a contact: a name in the phone's address book makes nobody one.
    private static String ofPerson(List<Name> names) {
        return "person:" + Destinations.number(names);
    }

    private Outcome preferred(Line line, Inbound.Preferred told, Instant at) {
        var who = recognise(line, told.who(), at).contact();
        threads.prefer(line.account(), who.id(), told.category(), told.wanted(), at);
        return Outcome.news();
    }

    private Outcome suggested(Line line, Inbound.Suggested told) {
        boolean known =
                contacts.suggest(line.account(), line.id().value(), told.who().names(), told.name());
        return known ? Outcome.news() : Outcome.parked(ofPerson(told.who().names()));
    }
}
