package app.prosa.contact;

import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Contacts and identities in the database.
@Component
class ContactStore {

    private static final String CONTACT_COLUMNS = """
            contact.id as contact_id, contact.name as contact_name, contact.email as contact_email,
            contact.phone as contact_phone, '/api/v1/contacts/' || contact.id || '/photo?v=' || contact.photo as contact_photo,
            contact.observations as contact_observations, contact.first_seen_at as contact_first_seen_at,
            contact.created_at as contact_created_at, contact.version as contact_version,
            named_by, email_by, phone_by""";

    private final JdbcClient db;

    ContactStore(JdbcClient db) {
        this.db = db;
    }

    /// A contact found by an identity.
    record Found(KnownContact known, Identity identity) {}

    Optional<Found> find(AccountId account, UUID connection, String kind, String value) {
        var condition = Sql.of(
                "contact_identity.account_id = ? and connection_id = ? and kind = ? and value = ?",
                account,
                connection,
                kind,
                value);
        return identities(condition).stream()
                .findFirst()
                .flatMap(identity ->
                        find(account, identity.contactId(), false).map(known -> new Found(known, identity)));
    }

    Optional<Identity> identity(AccountId account, IdentityId id) {
        return identities(Sql.of("contact_identity.account_id = ? and id = ?", account, id)).stream()
                .findFirst();
    }

    private List<Identity> identities(Sql condition) {
        return db.sql("""
                        select id, contact_id, connection_id, kind, value, created_at
                        from contact_identity
                        where %s
                        """.formatted(condition.text()))
                .params(condition.params())
                .query(Rows.to(Identity.class))
                .list();
    }

    Optional<KnownContact> find(AccountId account, ContactId id, boolean locked) {
        return db.sql("""
                        select %s
                        from contact
                        where account_id = ? and id = ?
                        %s
                        """.formatted(CONTACT_COLUMNS, locked ? "for update" : ""))
                .params(account.value(), id.value())
                .query(Rows.to(KnownContact.class))
                .optional();
    }

    /// Both rows or none: false when somebody else made the identity first. One statement, so that nothing needs
    /// undoing; the foreign key is checked at its end.
    boolean insert(AccountId account, KnownContact known, Identity identity) {
        var contact = known.contact();
        return db.sql("""
                        with fresh as (
                            insert into contact_identity (account_id, id, contact_id, connection_id, kind, value, created_at)
                            values (:account, :identity, :id, :connection, :kind, :value, :createdAt)
                            on conflict (account_id, connection_id, kind, value) do nothing
                            returning contact_id
                        )
                        insert into contact (account_id, id, name, named_by, email, email_by, phone, phone_by, observations,
                            first_seen_at, created_at, version)
                        select :account, contact_id, :name, :namedBy, :email::text, :emailBy, :phone::text, :phoneBy,
                            :observations, :firstSeenAt, :createdAt, :version
                        from fresh
                        """)
                        .param("account", account.value())
                        .param("identity", identity.id().value())
                        .param("id", contact.id().value())
                        .param("connection", identity.connectionId())
                        .param("kind", identity.kind())
                        .param("value", identity.value())
                        .param("createdAt", Sql.bindable(contact.createdAt()))
                        .param("name", contact.name())
                        .param("namedBy", Sql.bindable(known.namedBy()))
                        .param("email", contact.email())
                        .param("emailBy", Sql.bindable(known.emailBy()))
                        .param("phone", contact.phone())
                        .param("phoneBy", Sql.bindable(known.phoneBy()))
                        .param("observations", contact.observations())
                        .param("firstSeenAt", Sql.bindable(contact.firstSeenAt()))
                        .param("version", contact.version())
                        .update()
                == 1;
    }

    void save(AccountId account, KnownContact known) {
        var contact = known.contact();
        db.sql("""
                        update contact
                        set name = :name, named_by = :namedBy, email = :email::text, email_by = :emailBy,
                            phone = :phone::text, phone_by = :phoneBy, observations = :observations, version = :version
                        where account_id = :account and id = :id
                        """)
                .param("account", account.value())
                .param("id", contact.id().value())
                .param("name", contact.name())
                .param("namedBy", Sql.bindable(known.namedBy()))
                .param("email", contact.email())
                .param("emailBy", Sql.bindable(known.emailBy()))
                .param("phone", contact.phone())
                .param("phoneBy", Sql.bindable(known.phoneBy()))
                .param("observations", contact.observations())
                .param("version", contact.version())
                .update();
    }

    /// Gives an identity another kind and value.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException when another identity has them
    void become(AccountId account, IdentityId id, String kind, String value) {
        db.sql("""
                        update contact_identity
                        set kind = ?, value = ?
                        where account_id = ? and id = ?
                        """).params(kind, value, account.value(), id.value()).update();
    }

    /// A condition on a column that holds a contact: it is one that the words match.
    static Sql matching(String column, ContactWords words, boolean byNumber) {
        var function = byNumber ? "contact_matches" : "contact_matches_unnumbered";
        return Sql.of(column + " in (select " + function + "(?))", words.pattern());
    }
}
