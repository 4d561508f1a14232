package app.prosa.contact;

import app.prosa.agent.AgentId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Contacts and identities in the database.
@Component
class ContactStore {

    /// What makes a [KnownContact].
    static final String CONTACT_COLUMNS = """
            contact.id as contact_id, contact.name as contact_name, contact.email as contact_email,
            contact.phone as contact_phone, contact.company as contact_company,
            '/api/v1/contacts/' || contact.id || '/photo?v=' || contact.photo as contact_photo,
            %s as contact_tags,
            contact.observations as contact_observations, contact.first_seen_at as contact_first_seen_at,
            contact.created_at as contact_created_at, contact.version as contact_version,
            contact.named_by <> 'nobody' as contact_named, contact.wallet as contact_wallet,
            contact.blocked_at as contact_block_at, contact.blocked_by as contact_block_by,
            contact.block_reason as contact_block_reason, contact.bot_off as contact_bot_off,
            named_by, email_by, phone_by""".formatted(ContactTags.COLUMN);

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

    /// By what a connection knows a contact, the latest first.
    Optional<Identity> ofContact(AccountId account, UUID connection, ContactId contact) {
        return db.sql("""
                        select id, contact_id, connection_id, kind, value, created_at
                        from contact_identity
                        where account_id = ? and contact_id = ? and connection_id = ? and same_as is null
                        order by created_at desc
                        limit 1
                        """)
                .params(account.value(), contact.value(), connection)
                .query(Rows.to(Identity.class))
                .optional();
    }

    private record Known(IdentityId leader, String kind, String value) {}

    /// Whom the connection knows by any of these names; by the surest, when they are several.
    Optional<Met> named(AccountId account, UUID connection, List<Name> names) {
        var forms = Forms.of(names);
        var known = db.sql("""
                        select coalesce(same_as, id) as leader, asked.kind, asked.value
                        from unnest(?::text[], ?::text[], ?::int[]) as asked (kind, value, rank)
                        join contact_identity on account_id = ? and connection_id = ?
                            and contact_identity.kind = asked.kind and contact_identity.value = asked.value
                        order by asked.rank
                        """)
                .params(
                        forms.kinds().toArray(String[]::new),
                        forms.values().toArray(String[]::new),
                        forms.ranks().toArray(Integer[]::new),
                        account.value(),
                        connection)
                .query(Rows.to(Known.class))
                .list();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var held = known.stream().map(it -> new Name(it.kind(), it.value())).toList();
        var fresh = names.stream().filter(it -> !held.contains(it)).toList();
        return identity(account, known.getFirst().leader())
                .flatMap(identity -> find(account, identity.contactId(), Lock.KEPT)
                        .map(contact -> new Met(new Found(contact, identity), fresh)));
    }

    /// Somebody known, and the names that are new of them.
    record Met(Found found, List<Name> fresh) {}

    private record Forms(List<String> kinds, List<String> values, List<Integer> ranks) {

        static Forms of(List<Name> names) {
            var kinds = new ArrayList<String>();
            var values = new ArrayList<String>();
            var ranks = new ArrayList<Integer>();
            for (var name : names) {
                for (var form : name.forms()) {
                    kinds.add(name.kind());
                    values.add(form);
                    ranks.add(ranks.size());
                }
            }
            return new Forms(kinds, values, ranks);
        }
    }

    /// The one contact whom another connection knows by these names, or whose number an agent wrote down.
    Optional<KnownContact> elsewhere(AccountId account, List<Name> names) {
        var forms = Forms.of(names.stream().flatMap(Name::everywhere).toList());
        var numbers = names.stream()
                .filter(Name::isNumber)
                .flatMap(it -> it.forms().stream())
                .map(it -> "+" + it)
                .toArray(String[]::new);
        var ids = db.sql("""
                        select contact_id as contact, 1 as rank
                        from unnest(?::text[], ?::text[]) as asked (kind, value)
                        join contact_identity on account_id = ?
                            and contact_identity.kind = asked.kind and contact_identity.value = asked.value
                        union
                        select id, 2
                        from contact
                        where account_id = ? and phone = any(?) and phone_by = 'agent'
                        order by rank
                        limit 1
                        """)
                .params(
                        forms.kinds().toArray(String[]::new),
                        forms.values().toArray(String[]::new),
                        account.value(),
                        account.value(),
                        numbers)
                .query(Rows.to(Elsewhere.class))
                .list();
        return ids.isEmpty() ? Optional.empty() : find(account, ids.getFirst().contact(), Lock.KEPT);
    }

    private record Elsewhere(ContactId contact, int rank) {}

    /// The names that the identity does not have yet lead to it from now on; another's stay another's.
    void learn(AccountId account, Identity identity, List<Name> names, Ids ids, Instant at) {
        if (names.isEmpty()) {
            return;
        }
        db.sql("""
                        insert into contact_identity
                            (account_id, id, contact_id, connection_id, kind, value, created_at, same_as)
                        select ?, fresh.id, ?, ?, fresh.kind, fresh.value, ?, ?
                        from unnest(?::uuid[], ?::text[], ?::text[]) as fresh (id, kind, value)
                        order by fresh.kind, fresh.value
                        on conflict (account_id, connection_id, kind, value) do nothing
                        """)
                .params(
                        account.value(),
                        identity.contactId().value(),
                        identity.connectionId(),
                        Sql.bindable(at),
                        identity.id().value(),
                        names.stream().map(_ -> ids.next()).toArray(UUID[]::new),
                        names.stream().map(Name::kind).toArray(String[]::new),
                        names.stream().map(Name::value).toArray(String[]::new))
                .update();
    }

    void insert(AccountId account, Identity identity) {
        db.sql("""
                        insert into contact_identity (account_id, id, contact_id, connection_id, kind, value, created_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        account.value(),
                        identity.id().value(),
                        identity.contactId().value(),
                        identity.connectionId(),
                        identity.kind(),
                        identity.value(),
                        Sql.bindable(identity.createdAt()))
                .update();
    }

    void insert(AccountId account, KnownContact known) {
        var contact = known.contact();
        db.sql("""
                        insert into contact (account_id, id, name, named_by, email, email_by, phone, phone_by, company,
                            observations, first_seen_at, created_at, version)
                        values (:account, :id, :name, :namedBy, :email, :emailBy, :phone, :phoneBy, :company, :observations,
                            :firstSeenAt, :createdAt, :version)
                        """)
                .param("account", account.value())
                .param("id", contact.id().value())
                .param("name", contact.name())
                .param("namedBy", Sql.bindable(known.namedBy()))
                .param("email", contact.email())
                .param("emailBy", Sql.bindable(known.emailBy()))
                .param("phone", contact.phone())
                .param("phoneBy", Sql.bindable(known.phoneBy()))
                .param("company", contact.company())
                .param("observations", contact.observations())
                .param("firstSeenAt", Sql.bindable(contact.firstSeenAt()))
                .param("createdAt", Sql.bindable(contact.createdAt()))
                .param("version", contact.version())
                .update();
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
        return find(account, id, locked ? Lock.MINE : Lock.NONE);
    }

    /// How a contact's row is held until the end of the transaction.
    private enum Lock {
        NONE(""),
        /// By all who let something in from the contact: whoever blocks them meanwhile waits.
        KEPT("for key share"),
        /// By one who changes it.
        MINE("for update");

        private final String sql;

        Lock(String sql) {
            this.sql = sql;
        }
    }

    private Optional<KnownContact> find(AccountId account, ContactId id, Lock lock) {
        return db.sql("""
                        select %s
                        from contact
                        where account_id = ? and id = ?
                        %s
                        """.formatted(CONTACT_COLUMNS, lock.sql))
                .params(account.value(), id.value())
                .query(Rows.to(KnownContact.class))
                .optional();
    }

    /// Both rows or none: false when somebody else made the identity first. One statement, so that nothing
    /// needs undoing; the foreign key is checked at its end.
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
                            phone = :phone::text, phone_by = :phoneBy, company = :company::text, observations = :observations, version = :version
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
                .param("company", contact.company())
                .param("observations", contact.observations())
                .param("version", contact.version())
                .update();
    }

    /// The contact is another version, though its own row says the same.
    void touch(AccountId account, ContactId id) {
        db.sql("update contact set version = version + 1 where account_id = ? and id = ?")
                .params(account.value(), id.value())
                .update();
    }

    void wallet(AccountId account, ContactId id, List<AgentId> wallet, long version) {
        db.sql("""
                        update contact
                        set wallet = ?, version = ?
                        where account_id = ? and id = ?
                        """)
                .params(Sql.bindable(wallet), version, account.value(), id.value())
                .update();
    }

    void bot(AccountId account, ContactId id, boolean off, long version) {
        db.sql("update contact set bot_off = ?, version = ? where account_id = ? and id = ?")
                .params(off, version, account.value(), id.value())
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
    static Sql matching(String column, ContactField field, ContactWords words, boolean byNumber) {
        var function = byNumber ? "contact_matches" : "contact_matches_unnumbered";
        return Sql.of(column + " in (select " + function + "(?, ?))", field, words.pattern());
    }

    /// The same of a row of `contact`, for who has found the row already.
    static Sql has(ContactField field, ContactWords words, boolean byNumber) {
        var function = byNumber ? "contact_has" : "contact_has_unnumbered";
        return Sql.of(function + "(contact, ?, ?)", field, words.pattern());
    }
}
