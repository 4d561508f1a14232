package app.prosa.channel;

import app.prosa.channel.Receiving.Received;
import app.prosa.channel.ThreadStore.Known;
import app.prosa.contact.Callers;
import app.prosa.contact.Introduction;
import app.prosa.contact.Recognised;
import app.prosa.conversation.Alterations;
import app.prosa.conversation.Arrival;
import app.prosa.conversation.Author;
import app.prosa.conversation.Direction;
import app.prosa.conversation.Kind;
import app.prosa.conversation.Message;
import app.prosa.conversation.MessageContent;
import app.prosa.conversation.MessageContext;
import app.prosa.conversation.MessageId;
import app.prosa.conversation.Reception;
import app.prosa.sql.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes in what customers wrote, and what the team wrote elsewhere. However many messages come together, each table is
/// asked and written once: that is what makes a batch cheap.
@Component
class Arrivals {

    private final Callers callers;
    private final Reception reception;
    private final Alterations alterations;
    private final ThreadStore threads;
    private final Tools tools;
    private final Ids ids;

    Arrivals(Callers callers, Reception reception, Alterations alterations, ThreadStore threads, Tools tools, Ids ids) {
        this.callers = callers;
        this.reception = reception;
        this.alterations = alterations;
        this.threads = threads;
        this.tools = tools;
        this.ids = ids;
    }

    /// Who takes over what a message brings beside its words.
    @Component
    record Tools(Carried carried, Wishes wishes, Vocabulary vocabulary) {}

    /// A message that came.
    ///
    /// @param party whose conversation it is, unless it was written in a group
    record Spoken(Inbound.Head head, Inbound.Party party, Inbound.Saying saying, Direction direction, Instant at) {

        static Optional<Spoken> of(Inbound told, Instant at) {
            return switch (told) {
                case Inbound.Said it -> Optional.of(new Spoken(it.head(), it.from(), it.saying(), Direction.IN, at));
                case Inbound.Echoed it -> Optional.of(new Spoken(it.head(), it.to(), it.saying(), Direction.OUT, at));
                default -> Optional.empty();
            };
        }

        String external() {
            return Destinations.external(Objects.requireNonNull(head.externalId()));
        }

        @Nullable
        String quoted() {
            return saying.quotes() == null ? null : Destinations.external(saying.quotes());
        }

        boolean isInGroup() {
            return saying.group() != null;
        }

        /// Whose the conversation is.
        Inbound.Party correspondent() {
            return saying.group() == null ? party : saying.group();
        }
    }

    /// A message that is new, and its sender.
    ///
    /// @param answered the message that it answers, if that is here
    private record Fresh(
            Spoken spoken,
            MessageId id,
            Recognised thread,
            @Nullable MessageId answered) {

        /// From somebody who is blocked; what the team wrote to them elsewhere is no word of theirs.
        boolean isUnheard() {
            return spoken.direction() == Direction.IN && thread.contact().isBlocked();
        }

        boolean awaitsQuoted() {
            return spoken.quoted() != null && answered == null;
        }
    }

    /// What became of each, in their order.
    List<Received> receive(Line line, List<Spoken> spoken) {
        var known = threads.messages(
                line.account(),
                line.id(),
                spoken.stream()
                        .flatMap(it -> Stream.of(it.external(), it.quoted()))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        var places = new LinkedHashMap<String, Integer>();
        var received = new ArrayList<>(Collections.nCopies(spoken.size(), Received.of(Outcome.duplicate())));
        for (int i = 0; i < spoken.size(); i++) {
            if (spoken.get(i).isInGroup() && line.ignoresGroups()) {
                received.set(i, Received.of(Outcome.discarded("group")));
            } else if (!known.containsKey(spoken.get(i).external())) {
                places.putIfAbsent(spoken.get(i).external(), i);
            }
        }
        if (!places.isEmpty()) {
            var own = List.copyOf(places.values());
            var become = become(line, fresh(line, own.stream().map(spoken::get).toList(), known));
            for (int i = 0; i < own.size(); i++) {
                received.set(own.get(i), become.get(i));
            }
        }
        return received;
    }

    /// Messages; but nothing, of those who are blocked.
    private List<Received> become(Line line, List<Fresh> fresh) {
        var heard = fresh.stream().filter(it -> !it.isUnheard()).toList();
        if (heard.isEmpty()) {
            return Collections.nCopies(fresh.size(), Received.of(Outcome.blocked()));
        }
        var messages = reception.receive(
                line.account(), heard.stream().map(it -> arrival(line, it)).toList());
        keep(line, heard, messages);
        heard.forEach(it -> heed(line, it));
        var stored = messages.iterator();
        return fresh.stream()
                .map(it -> it.isUnheard() ? Received.of(Outcome.blocked()) : received(it, stored.next()))
                .toList();
    }

    private List<Fresh> fresh(Line line, List<Spoken> spoken, Map<String, Known> known) {
        var answerable = new HashMap<String, MessageId>();
        known.forEach((external, it) -> answerable.put(external, it.messageId()));
        spoken.forEach(it -> answerable.put(it.external(), new MessageId(ids.next())));
        var who = callers.recognise(
                line.account(),
                line.id().value(),
                spoken.stream().map(Arrivals::caller).toList());
        var fresh = new ArrayList<Fresh>();
        for (int i = 0; i < spoken.size(); i++) {
            var it = spoken.get(i);
            var id = Objects.requireNonNull(answerable.get(it.external()));
            fresh.add(new Fresh(it, id, who.get(i), it.quoted() == null ? null : answerable.get(it.quoted())));
        }
        return fresh;
    }

    private static Callers.Caller caller(Spoken spoken) {
        var party = spoken.correspondent();
        return new Callers.Caller(
                party.names(), new Introduction(party.name(), null, party.phone()), party.label(), spoken.at());
    }

    private static Arrival arrival(Line line, Fresh fresh) {
        var spoken = fresh.spoken();
        return new Arrival(
                line.account(),
                fresh.id(),
                line.connection().card(),
                fresh.thread().contact().card(),
                fresh.thread().identity().id(),
                line.connection().departmentId(),
                line.connection().bot(),
                new Arrival.Ready(content(spoken.saying().body())),
                spoken.at(),
                spoken.isInGroup() ? Kind.GROUP : Kind.PRIVATE,
                author(fresh),
                spoken.direction(),
                fresh.answered(),
                context(
                        spoken.saying().context(),
                        fresh.awaitsQuoted(),
                        disbelieved(spoken.head().at(), spoken.at())));
    }

    static MessageContent content(Inbound.Body body) {
        return switch (body) {
            case Inbound.Ready(var content) -> content;
            case Inbound.File file -> new MessageContent.PendingFile(file.media(), file.name(), file.caption(), null);
        };
    }

    private static Author author(Fresh fresh) {
        var party = fresh.spoken().party();
        if (fresh.spoken().direction() == Direction.OUT) {
            return new Author(Author.Kind.SYSTEM, null, "WhatsApp Business");
        }
        var contact = fresh.thread().contact();
        return fresh.spoken().isInGroup()
                ? new Author(Author.Kind.CONTACT, null, party.name() == null ? party.label() : party.name())
                : Author.contact(contact.id(), contact.name());
    }

    private static @Nullable MessageContext context(
            @Nullable MessageContext said, boolean quotesUnknown, @Nullable Instant claimed) {
        var around = said == null ? MessageContext.NOTHING : said;
        var quoting = quotesUnknown ? around.quoting(true) : around;
        var whole = claimed == null ? quoting : quoting.claimed(claimed);
        return whole.equals(MessageContext.NOTHING) ? null : whole;
    }

    /// What the sender's clock said, where it is not what we go by.
    private static @Nullable Instant disbelieved(@Nullable Instant said, Instant at) {
        return said == null || said.equals(at) ? null : said;
    }

    private static Received received(Fresh fresh, Message message) {
        return new Received(
                Outcome.message(message.id(), message.conversationId()),
                List.of(
                        fresh.spoken().external(),
                        Receiving.ofThread(fresh.thread()),
                        Receiving.ofPerson(fresh.spoken().party().names())));
    }

    /// Whoever says with a word alone that they want no marketing, or want it again, has said it.
    private void heed(Line line, Fresh fresh) {
        var spoken = fresh.spoken();
        if (spoken.direction() == Direction.IN && !spoken.isInGroup()) {
            tools.vocabulary()
                    .wanted(line.account(), spoken.saying().body())
                    .ifPresent(it ->
                            tools.wishes().said(line.account(), Wishes.Customer.of(fresh.thread()), it, spoken.at()));
        }
    }

    /// What the channel must know of the messages beside what they say.
    private void keep(Line line, List<Fresh> fresh, List<Message> messages) {
        var links = new ArrayList<ThreadStore.Link>();
        var signs = new ArrayList<ThreadStore.Sign>();
        var answers = new HashMap<String, MessageId>();
        for (int i = 0; i < fresh.size(); i++) {
            var it = fresh.get(i);
            var spoken = it.spoken();
            var conversation = messages.get(i).conversationId();
            links.add(new ThreadStore.Link(
                    spoken.external(), it.id(), conversation, it.awaitsQuoted() ? spoken.quoted() : null));
            signs.add(new ThreadStore.Sign(
                    it.thread().identity().id(),
                    spoken.correspondent().names(),
                    spoken.direction() == Direction.IN ? spoken.at() : null));
            answers.put(spoken.external(), it.id());
            if (spoken.saying().body() instanceof Inbound.File file) {
                tools.carried().fetch(line, messages.get(i), file);
            }
        }
        threads.insert(line.account(), line.id(), links);
        threads.touch(line.account(), line.id(), signs);
        threads.quoting(line.account(), line.id(), List.copyOf(answers.keySet()))
                .forEach(it -> alterations.quote(
                        line.account(), it.messageId(), Objects.requireNonNull(answers.get(it.quoted()))));
    }
}
