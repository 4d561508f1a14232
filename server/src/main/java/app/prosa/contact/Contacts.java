package app.prosa.contact;

import app.prosa.agent.Actor;
import app.prosa.agent.AgentCard;
import app.prosa.agent.AgentId;
import app.prosa.agent.Agents;
import app.prosa.agent.Permission;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.sql.Sql;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.time.Instant;
import java.util.List;
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

    private static final int LARGEST_WALLET = 20;

    private final ContactStore store;
    private final Agents agents;
    private final Ids ids;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<ContactAudience> audience;
    private final TransactionTemplate attempt;

    Contacts(
            ContactStore store,
            Agents agents,
            Ids ids,
            ApplicationEventPublisher events,
            ObjectProvider<ContactAudience> audience,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.agents = agents;
        this.ids = ids;
        this.events = events;
        this.audience = audience;
        this.attempt = new TransactionTemplate(transactions);
        this.attempt.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /// Finds the contact behind an identity, or makes both. Two callers at the same instant get the same
    /// contact. What the introduction says replaces what is known, except what an agent wrote.
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

    /// Finds the contact whom a channel knows by any of these names, or makes one. All names lead to one
    /// identity, and those that are new are learnt: the channel vouches for them. A number that an agent wrote
    /// down is that contact's, and so is one that another connection of the same channel knows.
    ///
    /// @param names the surest first
    /// @param fallback what to call somebody who has no name
    @Transactional
    public Recognised recognise(
            AccountId account, UUID connectionId, List<Name> names, Introduction said, String fallback, Instant at) {
        var found = store.named(account, connectionId, names);
        if (found.isPresent()) {
            return recognised(account, found.get(), said, at);
        }
        var introduction = Details.gently(said);
        var identity = new IdentityId(ids.next());
        var known = store.elsewhere(account, names).orElseGet(() -> {
            var stranger = called(stranger(new ContactId(ids.next()), at), Details.readable(fallback))
                    .introduced(introduction);
            store.insert(account, stranger);
            return stranger;
        });
        var first = names.getFirst();
        var fresh = new Identity(identity, known.contact().id(), connectionId, first.kind(), first.value(), at);
        store.insert(account, fresh);
        store.learn(account, fresh, names.subList(1, names.size()), ids, at);
        return new Recognised(known.contact(), fresh, true);
    }

    /// Somebody known: what is new of them is learnt.
    Recognised recognised(AccountId account, ContactStore.Met met, Introduction said, Instant at) {
        store.learn(account, met.found().identity(), met.fresh(), ids, at);
        return introduced(account, met.found(), Details.gently(said));
    }

    /// What the channel's own address book calls somebody whom we know. It replaces no name that the person or
    /// an agent gave.
    @Transactional
    public boolean suggest(AccountId account, UUID connectionId, List<Name> names, String name) {
        var found = store.named(account, connectionId, names);
        found.ifPresent(it -> {
            var locked =
                    store.find(account, it.found().identity().contactId(), true).orElseThrow();
            var said = Details.gently(new Introduction(name, null, null));
            saved(account, locked, locked.told(Source.CHANNEL, said));
        });
        return found.isPresent();
    }

    /// The channel says that a person has other names from now on. They lead to the same identity, unless they
    /// are somebody else's already: what two people wrote is never mixed by itself.
    ///
    /// @return the identity, or empty when nobody here had the old names
    @Transactional
    public Optional<Identity> rename(
            AccountId account, UUID connectionId, List<Name> before, List<Name> now, Instant at) {
        var found = store.named(account, connectionId, before);
        found.ifPresent(it -> store.learn(account, it.found().identity(), now, ids, at));
        return found.map(it -> it.found().identity());
    }

    /// Makes a known identity of an anonymous one: the visitor turned out to be a user of the site, and their
    /// conversation goes with them.
    ///
    /// @return empty when that cannot be: the identity is known already, or another one has this kind and
    ///     value. The caller goes on with the other one then ([#recognise]), and the anonymous conversation
    ///     stays apart.
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

    /// A telephone number as it is kept, in E.164.
    ///
    /// @throws Refusal.Invalid with the field `phone` when it is none
    public String number(String written) {
        var phone = Details.of(new Introduction(null, null, written)).phone();
        if (phone == null) {
            throw new Refusal.Invalid("invalid", "A number is needed.", Map.of("field", "phone"));
        }
        return phone;
    }

    /// A contact by its id, whoever asks. For rooms that have checked already.
    @Transactional(readOnly = true)
    public Optional<Contact> find(AccountId account, ContactId id) {
        return store.find(account, id, false).map(KnownContact::contact);
    }

    /// A condition for the caller's own query: `column` holds one of the account's contacts whose name, e-mail,
    /// number or company has these words in it. Case, accents and the punctuation of numbers do not matter.
    /// Whoever may not see numbers finds nobody by one.
    public Sql matching(Actor actor, String column, ContactField field, String words) {
        return ContactStore.matching(column, field, new ContactWords(words), Numbers.shownTo(actor));
    }

    /// The same as a condition on a row of `contact`, for who goes through rows that may well match.
    public Sql has(Actor actor, ContactField field, String words) {
        return ContactStore.has(field, new ContactWords(words), Numbers.shownTo(actor));
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

    /// The contact that the agent may see, locked until the end of the transaction.
    KnownContact locked(ContactId id, Actor actor) {
        return visible(id, actor, true);
    }

    /// Keeps a contact as it is until the transaction ends. False when there is none.
    boolean hold(AccountId account, ContactId id) {
        return store.find(account, id, true).isPresent();
    }

    /// The contact after tags were put on it or taken off.
    Contact retagged(AccountId account, ContactId id) {
        store.touch(account, id);
        var contact = store.find(account, id, false).orElseThrow().contact();
        events.publishEvent(new ContactChanged(account, contact));
        return contact;
    }

    /// Gives a contact agents of its own: its next services go to them.
    @Transactional
    public Contact assign(ContactId id, List<AgentId> wallet, Actor actor) {
        var known = visible(id, actor, true);
        var chosen = wallet.stream().distinct().toList();
        if (chosen.size() > LARGEST_WALLET) {
            throw new Refusal.Invalid(
                    "invalid",
                    "At most " + LARGEST_WALLET + " agents.",
                    Map.of("field", "agents", "most", LARGEST_WALLET));
        }
        for (var agent : chosen) {
            if (agents.card(actor.account(), agent).filter(AgentCard::active).isEmpty()) {
                throw new Refusal.NotFound("agent");
            }
        }
        var before = known.contact();
        if (chosen.equals(before.wallet())) {
            return before;
        }
        var after = before.with(chosen);
        store.wallet(actor.account(), id, after.wallet(), after.version());
        events.publishEvent(new ContactChanged(actor.account(), after));
        return after;
    }

    /// Bloquear Chatbot: the chatbot does nothing with the contact by itself from now on, or may again.
    @Transactional
    public Contact switchBot(ContactId id, boolean off, Actor actor) {
        var before = visible(id, actor, true).contact();
        if (before.botOff() == off) {
            return before;
        }
        var after = before.withBot(off);
        store.bot(actor.account(), id, off, after.version());
        events.publishEvent(new ContactChanged(actor.account(), after));
        return after;
    }

    private KnownContact visible(ContactId id, Actor actor, boolean locked) {
        return store.find(actor.account(), id, locked)
                .filter(known -> audience.stream().allMatch(it -> it.maySee(actor, id)))
                .orElseThrow(() -> new Refusal.NotFound("contact"));
    }

    private Recognised introduced(AccountId account, ContactStore.Found found, Introduction said) {
        boolean unheard = found.known().contact().isBlocked();
        if (unheard || found.known().introduced(said).equals(found.known())) {
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

    private static KnownContact called(KnownContact known, String name) {
        var contact = known.contact();
        var named = new Contact(
                contact.id(),
                name,
                contact.email(),
                contact.phone(),
                contact.company(),
                contact.photo(),
                contact.tags(),
                contact.observations(),
                contact.firstSeenAt(),
                contact.createdAt(),
                contact.version(),
                contact.named(),
                contact.wallet(),
                contact.block(),
                contact.botOff());
        return new KnownContact(named, known.namedBy(), known.emailBy(), known.phoneBy());
    }

    /// The number in the name is there for people to tell visitors apart, so it need not be unique.
    private static KnownContact stranger(ContactId id, Instant at) {
        long number = 1000 + Math.floorMod(id.value().getLeastSignificantBits(), 9000L);
        var contact = new Contact(
                id,
                "Visitante " + number,
                null,
                null,
                null,
                null,
                List.of(),
                "",
                at,
                at,
                1,
                false,
                List.of(),
                null,
                false);
        return new KnownContact(contact, Source.NOBODY, Source.NOBODY, Source.NOBODY);
    }

    private static Contact first(Contact contact) {
        return new Contact(
                contact.id(),
                contact.name(),
                contact.email(),
                contact.phone(),
                contact.company(),
                contact.photo(),
                contact.tags(),
                contact.observations(),
                contact.firstSeenAt(),
                contact.createdAt(),
                1,
                contact.named(),
                contact.wallet(),
                contact.block(),
                contact.botOff());
    }
}
