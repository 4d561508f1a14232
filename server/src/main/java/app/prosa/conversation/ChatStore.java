package app.prosa.conversation;

import static app.prosa.sql.Sql.must;

import app.prosa.contact.ContactId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads with whom a chat can begin: the contacts of whom the agent may see a conversation, and those who have none.
@Component
class ChatStore {

    private final JdbcClient db;

    ChatStore(JdbcClient db) {
        this.db = db;
    }

    /// Where contacts work whose name begins like this, each once, whatever its case.
    List<String> companies(AccountId account, Visibility viewer, String words, int limit) {
        var filter = Sql.all(
                must("contact.account_id = ?", account),
                must("contact.company is not null"),
                Optional.of(like("contact.company", words)),
                Optional.of(reachable(account, viewer)));
        return db.sql("""
                        select min(contact.company) as name
                        from contact
                        where %s
                        group by fold(contact.company)
                        order by fold(min(contact.company))
                        limit %d
                        """.formatted(filter.text(), limit))
                .params(filter.params())
                .query((row, _) -> row.getString("name"))
                .list();
    }

    /// Contacts of a company, or of none, by name.
    List<Chats.Person> people(
            AccountId account, Visibility viewer, @Nullable String company, Optional<Sql> words, int limit) {
        var filter = Sql.all(
                must("contact.account_id = ?", account),
                Optional.of(
                        company == null
                                ? Sql.of("contact.company is null")
                                : Sql.of("fold(contact.company) = fold(?)", company)),
                words,
                Optional.of(reachable(account, viewer)));
        return db.sql("""
                        select contact.id, contact.name, contact.company, contact.phone,
                            '/api/v1/contacts/' || contact.id || '/photo?v=' || contact.photo as photo,
                            array(
                                select distinct known.connection_id
                                from contact_identity as known
                                where known.account_id = contact.account_id and known.contact_id = contact.id) as connections
                        from contact
                        where %s
                        order by fold(contact.name), contact.id
                        limit %d
                        """.formatted(filter.text(), limit))
                .params(filter.params())
                .query(Rows.to(Chats.Person.class))
                .list();
    }

    /// Whether the agent may begin with this contact.
    boolean isReachable(AccountId account, Visibility viewer, ContactId contact) {
        var filter = Sql.all(
                must("contact.account_id = ?", account),
                must("contact.id = ?", contact),
                Optional.of(reachable(account, viewer)));
        return db.sql("select exists (select from contact where %s)".formatted(filter.text()))
                .params(filter.params())
                .query(Boolean.class)
                .single();
    }

    private static Sql reachable(AccountId account, Visibility viewer) {
        var seen = viewer.sql();
        var params = new ArrayList<Object>();
        params.add(account);
        params.addAll(seen.params());
        params.add(account);
        return Sql.of("""
                (exists (
                    select from conversation
                    where conversation.account_id = ? and conversation.contact_id = contact.id and %s)
                or not exists (
                    select from conversation
                    where conversation.account_id = ? and conversation.contact_id = contact.id
                        and conversation.deleted_at is null))""".formatted(seen.text()), params.toArray());
    }

    private static Sql like(String column, String words) {
        var literal = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return Sql.of("fold(" + column + ") like fold(?)", "%" + literal + "%");
    }
}
