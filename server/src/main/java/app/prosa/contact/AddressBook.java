package app.prosa.contact;

import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.contact.ContactAudience.Latest;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.sql.Sql;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The contacts that an agent may see, in the order of their names, and writing down new ones.
@Component
public class AddressBook {

    static final int PAGE = 50;
    static final int MOST = 100;

    private final AddressBookStore store;
    private final ContactStore contacts;
    private final ObjectProvider<ContactAudience> audience;
    private final Ids ids;
    private final Clock clock;

    AddressBook(
            AddressBookStore store,
            ContactStore contacts,
            ObjectProvider<ContactAudience> audience,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.contacts = contacts;
        this.audience = audience;
        this.ids = ids;
        this.clock = clock;
    }

    /// What is asked for.
    ///
    /// @param text words of the name, e-mail, number or company; null for everybody
    /// @param tags contacts that have any of them; none means all
    /// @param blocked only those who are blocked
    /// @param after the contact behind which the page begins
    public record Query(
            @Nullable String text,
            List<TagId> tags,
            boolean blocked,
            @Nullable ContactId after,
            int limit) {

        public Query {
            tags = List.copyOf(tags);
            limit = Math.clamp(limit, 1, MOST);
        }
    }

    /// A page, which may be short though more follow: of a very long book only so much is looked through at
    /// once.
    ///
    /// @param latest where each of the contacts was last talked with, by their id
    /// @param next where the next page begins, or null
    public record ContactPage(
            List<Contact> items,
            Map<UUID, Latest> latest,
            @Nullable String next) {}

    @Transactional(readOnly = true)
    public ContactPage list(Actor actor, Query query) {
        var visible = Sql.all(audience.stream().map(it -> it.visible(actor)).toList());
        var found = store.list(actor, visible, query);
        var items = found.contacts();
        var latest = new HashMap<UUID, Latest>();
        var shown = items.stream().map(Contact::id).toList();
        audience.stream()
                .flatMap(it -> it.latest(actor, shown).stream())
                .forEach(it -> latest.put(it.contact().value(), it));
        return new ContactPage(
                items,
                latest,
                found.next() == null ? null : found.next().value().toString());
    }

    /// Whom an agent writes down.
    public record Registration(
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String company,
            @Nullable String observations) {

        ContactPatch patch() {
            return new ContactPatch(name, email, phone, company, observations);
        }
    }

    /// Writes somebody down who has not written yet.
    ///
    /// @throws Refusal.Conflict `contact-exists` when somebody has the number; with the `contact`, when the
    ///     agent may see them
    @Transactional
    public Contact register(Actor actor, Registration registration) {
        if (registration.phone() != null && !registration.phone().isBlank()) {
            actor.must(Permission.SEE_NUMBERS);
        }
        var now = clock.instant();
        var blank = new Contact(
                new ContactId(ids.next()),
                "",
                null,
                null,
                null,
                null,
                List.of(),
                "",
                now,
                now,
                0,
                false,
                List.of(),
                null,
                false);
        var known = new KnownContact(blank, Source.NOBODY, Source.NOBODY, Source.NOBODY)
                .changed(Details.of(registration.patch()));
        var phone = known.contact().phone();
        if (phone != null) {
            store.withNumber(actor.account(), phone).ifPresent(it -> {
                throw taken(actor, it);
            });
        }
        contacts.insert(actor.account(), known);
        store.register(actor, known.contact().id());
        return known.contact();
    }

    /// What somebody wrote as a number, in E.164, if it is one.
    public Optional<String> number(String written) {
        return Details.number(written);
    }

    /// Who has a number, however it is written, in either of the forms that it may have.
    @Transactional(readOnly = true)
    public Optional<Contact> withNumber(AccountId account, String written) {
        return Details.number(written)
                .flatMap(it -> store.withNumber(account, it))
                .flatMap(it -> contacts.find(account, it, false))
                .map(KnownContact::contact);
    }

    private Refusal taken(Actor actor, ContactId id) {
        boolean seen = audience.stream().allMatch(it -> it.maySee(actor, id));
        return new Refusal.Conflict(
                "contact-exists", "Somebody has this number already.", seen ? Map.of("contact", id) : Map.of());
    }
}
