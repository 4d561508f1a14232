package app.prosa.contact;

import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.sql.Sql;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// What the product does with contacts: recognises who writes, and lets agents read and change who they are.
@Component
public class Contacts {

    private final ContactStore store;
    private final Ids ids;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<ContactAudience> audience;
    private final TransactionTemplate attempt;

    Contacts(
            ContactStore store,
            Ids ids,
            ApplicationEventPublisher events,
            ObjectProvider<ContactAudience> audience,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.ids = ids;
        this.events = events;
        this.audience = audience;
        this.attempt = new TransactionTemplate(transactions);
        this.attempt.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /// Finds the contact behind an identity, or makes both. Two callers at the same instant get the same contact.
    /// What the introduction says replaces what is known, except what an agent wrote.
    ///
    /// @param connectionId the connection that received them
    /// @param kind see [Identity]
    /// @throws Refusal.Invalid with the `field` that cannot be
    @Transactional
    public Recognised recognise(
            AccountId account, UUID connectionId, String kind, String value, Introduction introduction, Instant at) {
        var said = Details.of(introduction);
        var cleaned = OutsideText.clean(value);
        var found = store.find(account, connectionId, kind, cleaned);
        if (found.isPresent()) {
            return introduced(account, found.get(), said);
        }
        var known = stranger(new ContactId(ids.next()), at).introduced(said);
        var fresh = new KnownContact(first(known.contact()), known.namedBy(), known.emailBy(), known.phoneBy());
        var identity = new Identity(new IdentityId(ids.next()), fresh.contact().id(), connectionId, kind, cleaned, at);
        if (store.insert(account, fresh, identity)) {
            return new Recognised(fresh.contact(), identity, true);
        }
        return introduced(
                account, store.find(account, connectionId, kind, cleaned).orElseThrow(), said);
    }

    /// Makes a known identity of an anonymous one: the visitor turned out to be a user of the site, and their
    /// conversation goes with them.
    ///
    /// @return empty when that cannot be: the identity is known already, or another one has this kind and value.
    /// The caller goes on with the other one then ([#recognise]), and the anonymous conversation stays apart.
    @Transactional
    public Optional<Identity> adopt(AccountId account, IdentityId id, String kind, String value) {
        var cleaned = OutsideText.clean(value);
        var identity = store.identity(account, id).filter(Identity::isAnonymous);
        if (identity.isEmpty()
                || store.find(account, identity.get().connectionId(), kind, cleaned)
                        .isPresent()) {
            return Optional.empty();
        }
        try {
            attempt.executeWithoutResult(savepoint -> store.become(account, id, kind, cleaned));
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
        return store.identity(account, id);
    }

    /// A contact by its id, whoever asks. For rooms that have checked already.
    @Transactional(readOnly = true)
    public Optional<Contact> find(AccountId account, ContactId id) {
        return store.find(account, id, false).map(KnownContact::contact);
    }

    /// A condition for the caller's own query: `column` holds one of the account's contacts whose name, e-mail or
    /// number
    /// has these words in it. Case, accents and the punctuation of numbers do not matter.
    /// Whoever may not see numbers finds nobody by one.
    public Sql matching(Actor actor, String column, String words) {
        return ContactStore.matching(column, new ContactWords(words), Numbers.shownTo(actor));
    }

    /// A contact for an agent.
    ///
    /// @throws Refusal.NotFound when there is none that the agent may see
    @Transactional(readOnly = true)
    public Contact read(ContactId id, Actor actor) {
        return visible(id, actor, false).contact();
    }

    /// An agent changes a contact's details.
    ///
    /// @param expectedVersion the version that the agent saw, or null to change whatever is there
    /// @throws Refusal.Forbidden when it is about a number that the agent may not see
    /// @throws Refusal.Conflict `changed-meanwhile` with the present `contact` when it is another version
    @Transactional
    public Contact change(ContactId id, ContactPatch patch, Actor actor, @Nullable Long expectedVersion) {
        if (patch.phone() != null) {
            actor.must(Permission.SEE_NUMBERS);
        }
        var checked = Details.of(patch);
        var known = visible(id, actor, true);
        if (expectedVersion != null && expectedVersion != known.contact().version()) {
            throw new Refusal.Conflict(
                    "changed-meanwhile",
                    "Somebody else changed this contact meanwhile.",
                    Map.of("contact", known.contact()));
        }
        return saved(actor.account(), known, known.changed(checked)).contact();
    }

    private KnownContact visible(ContactId id, Actor actor, boolean locked) {
        return store.find(actor.account(), id, locked)
                .filter(known -> audience.stream().allMatch(it -> it.maySee(actor, id)))
                .orElseThrow(() -> new Refusal.NotFound("contact"));
    }

    private Recognised introduced(AccountId account, ContactStore.Found found, Introduction said) {
        if (found.known().introduced(said).equals(found.known())) {
            return new Recognised(found.known().contact(), found.identity(), false);
        }
        var locked = store.find(account, found.identity().contactId(), true).orElseThrow();
        return new Recognised(saved(account, locked, locked.introduced(said)).contact(), found.identity(), false);
    }

    private KnownContact saved(AccountId account, KnownContact before, KnownContact after) {
        if (!after.equals(before)) {
            store.save(account, after);
            events.publishEvent(new ContactChanged(account, after.contact()));
        }
        return after;
    }

    /// The number in the name is there for people to tell visitors apart, so it need not be unique.
    private static KnownContact stranger(ContactId id, Instant at) {
        long number = 1000 + Math.floorMod(id.value().getLeastSignificantBits(), 9000L);
        var contact = new Contact(id, "Visitante " + number, null, null, null, "", at, at, 1);
        return new KnownContact(contact, Source.NOBODY, Source.NOBODY, Source.NOBODY);
    }

    private static Contact first(Contact contact) {
        return new Contact(
                contact.id(),
                contact.name(),
                contact.email(),
                contact.phone(),
                contact.photo(),
                contact.observations(),
                contact.firstSeenAt(),
                contact.createdAt(),
                1);
    }
}
