package app.prosa.contact;

import static app.prosa.sql.Sql.must;

import app.prosa.agent.Actor;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import app.prosa.web.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the address book.
///
/// A page in the order of the names is meant to be one range of `contact_name`, however many contacts there are:
///
/// ```
/// Limit
///   ->  Index Scan using contact_name on contact
///         Index Cond: ((account_id = …) AND (ROW(sort_name, id) > ROW(…, …)))
/// ```
@Component
class AddressBookStore {

    /// Whoever sees few contacts makes nobody look through all of them: after so many the page ends, and the
    /// next one goes on from there.
    private static final int FURTHEST = 5_000;

    private static final String ORDER = "order by contact.sort_name, contact.id limit ";

    private final JdbcClient db;

    AddressBookStore(JdbcClient db) {
        this.db = db;
    }

    /// A page, and behind whom the next one begins.
    record Found(List<Contact> contacts, @Nullable ContactId next) {}

    private record Place(ContactId id, String sortName) {}

    /// @param visible whom the agent may see, over the columns of `contact`
    Found list(Actor actor, Sql visible, AddressBook.Query query) {
        var account = actor.account();
        var asked = asked(actor, query);
        var ids = ids(asked, visible, query.limit() + 1);
        if (ids.size() > query.limit()) {
            var shown = ids.subList(0, query.limit());
            return new Found(contacts(account, shown), shown.getLast());
        }
        return new Found(contacts(account, ids), furthest(asked));
    }

    /// The first of those whom the agent may see, among as many as are looked through at once.
    private List<ContactId> ids(Sql asked, Sql visible, int limit) {
        return ids(new Sql(
                """
                select id
                from (
                    select id, account_id, sort_name, registered_by from contact where %s %s %d
                ) as contact
                where %s
                %s %d
                """.formatted(asked.text(), ORDER, FURTHEST, visible.text(), ORDER, limit),
                Stream.concat(asked.params().stream(), visible.params().stream())
                        .toList()));
    }

    private List<ContactId> ids(Sql query) {
        return db.sql(query.text())
                .params(query.params())
                .query((row, _) -> new ContactId(row.getObject("id", UUID.class)))
                .list();
    }

    /// The last of those who are looked through at once; null when there are not so many.
    private @Nullable ContactId furthest(Sql asked) {
        var last = new Sql(
                "select id from contact where %s %s 1 offset %d".formatted(asked.text(), ORDER, FURTHEST - 1),
                asked.params());
        return ids(last).stream().findFirst().orElse(null);
    }

    private List<Contact> contacts(AccountId account, List<ContactId> ids) {
        return db
                .sql("""
                        select %s
                        from contact
                        where account_id = ? and id = any(?)
                        order by sort_name, id
                        """.formatted(ContactStore.CONTACT_COLUMNS))
                .params(account.value(), Sql.bindable(ids))
                .query(Rows.to(KnownContact.class))
                .list()
                .stream()
                .map(KnownContact::contact)
                .toList();
    }

    /// What is asked for, whoever may see it.
    private Sql asked(Actor actor, AddressBook.Query query) {
        var text = query.text() == null ? "" : query.text().strip();
        return Sql.all(
                must("contact.account_id = ?", actor.account()),
                Sql.when(query.after(), it -> after(actor.account(), it)),
                text.isEmpty()
                        ? Optional.empty()
                        : Optional.of(ContactStore.matching(
                                "contact.id", ContactField.ANY, new ContactWords(text), Numbers.shownTo(actor))),
                query.tags().isEmpty() ? Optional.empty() : must("""
                        exists (
                            select from contact_tag
                            where contact_tag.account_id = contact.account_id and contact_tag.contact_id = contact.id
                                and contact_tag.tag_id = any(?))
                        """, query.tags()),
                query.blocked() ? must("contact.blocked_at is not null") : Optional.empty());
    }

    private Sql after(AccountId account, ContactId id) {
        return db.sql("select id, sort_name from contact where account_id = ? and id = ?")
                .params(account.value(), id.value())
                .query(Rows.to(Place.class))
                .optional()
                .map(it -> Sql.of("(contact.sort_name, contact.id) > (?, ?)", it.sortName(), it.id()))
                .orElseThrow(() -> new Refusal.Invalid(
                        "invalid-cursor", "This place in the list is not one that the server gave."));
    }

    /// Who has a number, in either of the forms that it may have.
    Optional<ContactId> withNumber(AccountId account, String phone) {
        var forms = BrazilianNumber.forms(phone.substring(1)).stream()
                .map(it -> "+" + it)
                .toArray(String[]::new);
        return db.sql("select id from contact where account_id = ? and phone = any(?) limit 1")
                .params(account.value(), forms)
                .query((row, _) -> new ContactId(row.getObject("id", UUID.class)))
                .optional();
    }

    /// The contact was written down by an agent.
    void register(Actor actor, ContactId id) {
        db.sql("update contact set registered_by = ? where account_id = ? and id = ?")
                .params(actor.agent().value(), actor.account().value(), id.value())
                .update();
    }
}
