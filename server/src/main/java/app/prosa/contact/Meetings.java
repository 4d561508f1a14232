package app.prosa.contact;

import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// The team writes first: to whom, and how the connection will know them when they answer.
@Component
public class Meetings {

    private final ContactStore store;
    private final Contacts contacts;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final TransactionTemplate attempt;

    Meetings(
            ContactStore store,
            Contacts contacts,
            ApplicationEventPublisher events,
            Ids ids,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.contacts = contacts;
        this.events = events;
        this.ids = ids;
        this.attempt = new TransactionTemplate(transactions);
        this.attempt.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /// Somebody whom an agent names, by a number that the channel has. Whoever is known by it in any of its forms is
    /// they, under the name that they have.
    ///
    /// @param phone in E.164
    @Transactional
    public Recognised byNumber(
            AccountId account, UUID connection, List<Name> names, String name, String phone, Instant at) {
        var said = new Introduction(null, null, phone);
        var met = once(() -> contacts.recognise(account, connection, names, said, phone, at));
        var known = store.find(account, met.contact().id(), true).orElseThrow();
        if (known.contact().named()) {
            return met;
        }
        var named = known.told(Source.AGENT, Details.of(new Introduction(name, null, null)));
        if (!named.equals(known)) {
            store.save(account, named);
            events.publishEvent(new ContactChanged(account, named.contact()));
        }
        return new Recognised(named.contact(), met.identity(), met.created());
    }

    /// A contact by the names that the connection will have for them. Who is known there by one of them already, also
    /// as somebody else, is whom the message would reach.
    @Transactional
    public Recognised of(AccountId account, UUID connection, Contact contact, List<Name> names, Instant at) {
        return once(() -> met(account, connection, contact, names, at));
    }

    /// Of two who begin with somebody at the same instant the second finds whom the first has made.
    private Recognised once(Supplier<Recognised> meeting) {
        try {
            return Objects.requireNonNull(attempt.execute(_ -> meeting.get()));
        } catch (DuplicateKeyException e) {
            return meeting.get();
        }
    }

    private Recognised met(AccountId account, UUID connection, Contact contact, List<Name> names, Instant at) {
        var known = store.named(account, connection, names);
        if (known.isPresent()) {
            var found = known.get().found();
            return new Recognised(found.known().contact(), found.identity(), false);
        }
        var first = names.getFirst();
        var identity =
                new Identity(new IdentityId(ids.next()), contact.id(), connection, first.kind(), first.value(), at);
        store.insert(account, identity);
        return new Recognised(contact, identity, true);
    }

    /// How a connection knows a contact already.
    @Transactional(readOnly = true)
    public Optional<Identity> known(AccountId account, UUID connection, ContactId contact) {
        return store.ofContact(account, connection, contact);
    }
}
