package app.prosa.channel;

import app.prosa.channel.Receiving.Received;
import app.prosa.contact.Contacts;
import app.prosa.contact.Introduction;
import app.prosa.contact.Recognised;
import app.prosa.conversation.Alterations;
import app.prosa.conversation.Arrival;
import app.prosa.conversation.Author;
import app.prosa.conversation.CallState;
import app.prosa.conversation.Direction;
import app.prosa.conversation.Kind;
import app.prosa.conversation.MessageId;
import app.prosa.conversation.Reception;
import app.prosa.sql.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Voice calls: each is one line of the timeline, which its first event writes and every further one carries on. A
/// call of the customer opens conversation, ticket and window like a message of theirs. Nobody can take it here, so all
/// that Prosa does about one that rings is to turn it down, where the connection is set to.
@Component
class Calls {

    private final Contacts contacts;
    private final Reception reception;
    private final Alterations alterations;
    private final Stores stores;
    private final Ids ids;
    private final ApplicationEventPublisher events;

    Calls(
            Contacts contacts,
            Reception reception,
            Alterations alterations,
            Stores stores,
            Ids ids,
            ApplicationEventPublisher events) {
        this.contacts = contacts;
        this.reception = reception;
        this.alterations = alterations;
        this.stores = stores;
        this.ids = ids;
        this.events = events;
    }

    @Component
    record Stores(CallStore calls, ThreadStore threads) {}

    /// A customer's call has begun to ring.
    record Ringing(Line line, String callId, MessageId message, Instant since) {}

    Received heard(Line line, Inbound.Called told, Instant at) {
        var external = Destinations.external(Objects.requireNonNull(told.head().externalId()));
        var known = stores.calls().find(line.account(), line.id(), external);
        if (known.isPresent()) {
            // A call that began is told to its end, also when its customer is blocked meanwhile: else it would ring on.
            var it = known.get();
            alterations.call(line.account(), it.messageId(), told.call());
            if (begins(told)) {
                sign(line, recognise(line, told.with(), at), told, at);
            }
            return Received.of(Outcome.message(it.messageId(), it.conversationId()));
        }
        var who = recognise(line, told.with(), at);
        if (who.contact().isBlocked()) {
            return Received.of(Outcome.blocked());
        }
        var message = reception
                .receive(line.account(), List.of(arrival(line, told, who, at)))
                .getFirst();
        stores.calls().insert(line.account(), line.id(), external, message);
        sign(line, who, told, at);
        if (begins(told)) {
            events.publishEvent(
                    new Ringing(line, Objects.requireNonNull(told.head().externalId()), message.id(), at));
        }
        return new Received(
                Outcome.message(message.id(), message.conversationId()),
                List.of(Receiving.ofThread(who), Receiving.ofPerson(told.with().names())));
    }

    private static boolean begins(Inbound.Called told) {
        return isOfCustomer(told) && told.call().state() == CallState.RINGING;
    }

    private static boolean isOfCustomer(Inbound.Called told) {
        return told.direction() == Direction.IN;
    }

    /// A call of the customer is a sign of life, from the moment when it began to ring: the provider counts so.
    private void sign(Line line, Recognised who, Inbound.Called told, Instant at) {
        var sign = new ThreadStore.Sign(who.identity().id(), told.with().names(), begins(told) ? at : null);
        stores.threads().touch(line.account(), line.id(), List.of(sign));
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

    private Arrival arrival(Line line, Inbound.Called told, Recognised who, Instant at) {
        var contact = who.contact();
        return new Arrival(
                line.account(),
                new MessageId(ids.next()),
                line.connection().card(),
                contact.card(),
                who.identity().id(),
                line.connection().departmentId(),
                false,
                new Arrival.Ready(told.call()),
                at,
                Kind.PRIVATE,
                isOfCustomer(told)
                        ? Author.contact(contact.id(), contact.name())
                        : new Author(Author.Kind.SYSTEM, null, "WhatsApp Business"),
                told.direction(),
                null,
                null);
    }
}
