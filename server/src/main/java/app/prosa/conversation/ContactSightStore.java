package app.prosa.conversation;

import app.prosa.contact.ContactAudience.Latest;
import app.prosa.contact.ContactId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Contacts as far as they are seen through their conversations.
@Component
class ContactSightStore {

    private static final String OF_CONTACT = """
            select true from conversation
            where conversation.account_id = contact.account_id and conversation.contact_id = contact.id""";

    private final JdbcClient db;

    ContactSightStore(JdbcClient db) {
        this.db = db;
    }

    /// A condition on the columns of `contact`: the viewer sees one of their conversations; or nobody has
    /// talked with them, and an agent wrote them down or the viewer sees all. Each is looked up by the contact,
    /// and never as one set of all conversations: of a page in order few contacts are asked about.
    static Sql visible(Visibility viewer) {
        var seen = viewer.sql();
        return new Sql(
                """
                ((%1$s and %2$s limit 1) is not null or %3$s (%1$s limit 1) is null)
                """.formatted(OF_CONTACT, seen.text(), viewer.all() ? "" : "contact.registered_by is not null and"),
                seen.params());
    }

    boolean admits(AccountId account, ContactId contact, Sql visible) {
        return db.sql("select exists (select from contact where account_id = ? and id = ? and %s)"
                        .formatted(visible.text()))
                .params(Stream.concat(Stream.of(account.value(), contact.value()), visible.params().stream())
                        .toList())
                .query(Boolean.class)
                .single();
    }

    List<Latest> latest(AccountId account, Visibility viewer, List<ContactId> contacts) {
        var seen = viewer.sql();
        return db.sql("""
                        select asked.contact, latest.id, latest.connection, latest.owner, latest.open, latest.at
                        from unnest(?::uuid[]) as asked (contact)
                        cross join lateral (
                            select conversation.id, conversation.connection_id as connection,
                                conversation.owner_id as owner,
                                conversation.state in ('triage', 'waiting', 'attending') as open,
                                conversation.last_activity_at as at
                            from conversation
                            where conversation.account_id = ? and conversation.contact_id = asked.contact and %s
                            order by conversation.last_activity_at desc, conversation.id desc
                            limit 1
                        ) as latest
                        """.formatted(seen.text()))
                .params(Stream.concat(Stream.of(Sql.bindable(contacts), account.value()), seen.params().stream())
                        .toList())
                .query(Rows.to(Latest.class))
                .list();
    }
}
