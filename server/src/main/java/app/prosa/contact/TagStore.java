package app.prosa.contact;

import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import app.prosa.sql.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `tag` and `contact_tag`.
@Component
class TagStore {

    private final JdbcClient db;
    private final Table<Tag> table;

    TagStore(JdbcClient db) {
        this.db = db;
        this.table = new Table<>(db, "tag", "id, name, color", "lower(name)", Tag.class);
    }

    List<Tag> all(AccountId account) {
        return table.all(account);
    }

    Optional<Tag> lock(AccountId account, TagId id) {
        return table.lock(account, id);
    }

    void insert(AccountId account, Tag tag, Instant at) {
        db.sql("""
                        insert into tag (account_id, id, name, color, created_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(account.value(), tag.id().value(), tag.name(), tag.color(), Sql.bindable(at))
                .update();
    }

    void update(AccountId account, Tag tag) {
        db.sql("""
                        update tag
                        set name = ?, color = ?
                        where account_id = ? and id = ?
                        """)
                .params(tag.name(), tag.color(), account.value(), tag.id().value())
                .update();
    }

    void delete(AccountId account, TagId id) {
        table.delete(account, id);
    }

    /// False when the contact has it already.
    boolean put(AccountId account, ContactId contact, TagId tag) {
        return db.sql("""
                        insert into contact_tag (account_id, contact_id, tag_id)
                        values (?, ?, ?)
                        on conflict do nothing
                        """).params(account.value(), contact.value(), tag.value()).update() == 1;
    }

    /// False when the contact does not have it.
    boolean take(AccountId account, ContactId contact, TagId tag) {
        return db.sql("""
                        delete from contact_tag
                        where account_id = ? and contact_id = ? and tag_id = ?
                        """).params(account.value(), contact.value(), tag.value()).update() == 1;
    }

    /// Contacts that have a tag, at most so many.
    List<ContactId> having(AccountId account, TagId tag, int most) {
        return db.sql("""
                        select contact_id as id
                        from contact_tag
                        where account_id = ? and tag_id = ?
                        limit ?
                        """).params(account.value(), tag.value(), most).query(Rows.to(Having.class)).list().stream()
                .map(Having::id)
                .toList();
    }

    private record Having(ContactId id) {}
}
