package app.prosa.channel.webchat;

import app.prosa.connection.ConnectionId;
import app.prosa.contact.IdentityId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads and writes visitors and whom of them is kept out.
@Component
class VisitorStore {

    /// Without the tags of the contact, which are the team's.
    private static final String SELECT = """
            select visitor.id, visitor.connection_id, visitor.identity_id, visitor.identified,
                contact.id as contact_id, contact.name as contact_name,
                '/api/v1/contacts/' || contact.id || '/photo?v=' || contact.photo as contact_photo,
                '{}'::uuid[] as contact_tags,
                contact.wallet as contact_wallet, contact.blocked_at is not null as contact_blocked,
                visitor.address, visitor.language, visitor.browser, visitor.system, visitor.page_url, visitor.page_title,
                visitor.referrer, visitor.attributes, visitor.first_seen_at, visitor.last_seen_at
            from visitor
            join contact_identity on contact_identity.account_id = visitor.account_id
                and contact_identity.id = visitor.identity_id
            join contact on contact.account_id = contact_identity.account_id
                and contact.id = contact_identity.contact_id
            """;

    private final JdbcClient db;

    VisitorStore(JdbcClient db) {
        this.db = db;
    }

    void insert(AccountId account, Visitor visitor, byte[] secretHash, boolean consented) {
        db.sql("""
                        insert into visitor (account_id, id, connection_id, identity_id, secret_hash, identified, address,
                            language, browser, system, page_url, page_title, referrer, attributes, consent_at, first_seen_at,
                            last_seen_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                        """)
                .params(Arrays.asList(
                        account.value(),
                        visitor.id().value(),
                        visitor.connectionId().value(),
                        visitor.identityId().value(),
                        secretHash,
                        visitor.identified(),
                        visitor.address(),
                        visitor.language(),
                        visitor.browser(),
                        visitor.system(),
                        visitor.pageUrl(),
                        visitor.pageTitle(),
                        visitor.referrer(),
                        Rows.json(visitor.attributes()),
                        consented ? Sql.bindable(visitor.firstSeenAt()) : null,
                        Sql.bindable(visitor.firstSeenAt()),
                        Sql.bindable(visitor.lastSeenAt())))
                .update();
    }

    Optional<Visitor> bySecret(AccountId account, ConnectionId connection, byte[] secretHash) {
        return db.sql(SELECT + """
                        where visitor.account_id = ? and visitor.connection_id = ? and visitor.secret_hash = ?
                        """)
                .params(account.value(), connection.value(), secretHash)
                .query(Rows.to(Visitor.class))
                .optional();
    }

    /// The browser that an identity used last.
    Optional<Visitor> latest(AccountId account, IdentityId identity) {
        return db.sql(SELECT + """
                        where visitor.account_id = ? and visitor.identity_id = ?
                        order by visitor.last_seen_at desc
                        limit 1
                        """)
                .params(account.value(), identity.value())
                .query(Rows.to(Visitor.class))
                .optional();
    }

    /// The visitor turned out to be somebody whom the site knows.
    void identify(AccountId account, VisitorId id, IdentityId identity) {
        db.sql("update visitor set identity_id = ?, identified = true where account_id = ? and id = ?")
                .params(identity.value(), account.value(), id.value())
                .update();
    }

    /// What the page does not say stays as it was said before.
    void seen(AccountId account, VisitorId id, String address, VisitorPage page, Instant at) {
        db.sql("""
                        update visitor
                        set last_seen_at = ?, address = ?,
                            page_url = coalesce(nullif(?, ''), page_url),
                            page_title = coalesce(nullif(?, ''), page_title),
                            attributes = coalesce(?::jsonb, attributes)
                        where account_id = ? and id = ?
                        """)
                .params(Arrays.asList(
                        at.atOffset(ZoneOffset.UTC),
                        address,
                        page.url(),
                        page.title(),
                        page.attributes() == null ? null : Rows.json(page.attributes()),
                        account.value(),
                        id.value()))
                .update();
    }

    void block(AccountId account, VisitorBlock block, ConnectionId connection, IdentityId identity) {
        db.sql("""
                        insert into visitor_block (account_id, id, connection_id, identity_id, address, reason, created_by,
                            created_at, until)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        account.value(),
                        block.id(),
                        connection.value(),
                        identity.value(),
                        block.address(),
                        block.reason(),
                        block.createdBy().value(),
                        Sql.bindable(block.createdAt()),
                        Sql.bindable(block.until()))
                .update();
    }

    /// Until when an address, or the person behind an identity, is kept out.
    Optional<Instant> blockedUntil(
            AccountId account, ConnectionId connection, String address, List<IdentityId> identity, Instant now) {
        return db.sql("""
                        select until
                        from visitor_block
                        where account_id = ? and connection_id = ? and until > ?
                            and (address = ? or identity_id = any(?))
                        order by until desc
                        limit 1
                        """)
                .params(account.value(), connection.value(), Sql.bindable(now), address, Sql.bindable(identity))
                .query((row, _) -> row.getTimestamp("until").toInstant())
                .optional();
    }

    List<VisitorBlock> blocks(AccountId account, ConnectionId connection, Instant now) {
        return db.sql("""
                        select visitor_block.id, visitor_block.address, visitor_block.reason, visitor_block.created_by,
                            visitor_block.created_at, visitor_block.until, contact.name as contact_name
                        from visitor_block
                        join contact_identity on contact_identity.account_id = visitor_block.account_id
                            and contact_identity.id = visitor_block.identity_id
                        join contact on contact.account_id = contact_identity.account_id
                            and contact.id = contact_identity.contact_id
                        where visitor_block.account_id = ? and visitor_block.connection_id = ? and visitor_block.until > ?
                        order by visitor_block.created_at desc
                        limit 500
                        """)
                .params(account.value(), connection.value(), Sql.bindable(now))
                .query(Rows.to(VisitorBlock.class))
                .list();
    }

    boolean unblock(AccountId account, ConnectionId connection, java.util.UUID block) {
        return db.sql("delete from visitor_block where account_id = ? and connection_id = ? and id = ?")
                        .params(account.value(), connection.value(), block)
                        .update()
                == 1;
    }
}
