package app.prosa.agent;

import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `invitation`.
@Component
class InvitationStore {

    private final JdbcClient db;

    InvitationStore(JdbcClient db) {
        this.db = db;
    }

    void insert(Actor actor, Invitation invitation, byte[] secretHash) {
        db.sql("""
                insert into invitation (
                    account_id, id, email, name, profile, departments, secret_hash, invited_by, created_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        actor.account().value(),
                        invitation.id().value(),
                        invitation.email(),
                        invitation.name(),
                        Sql.bindable(invitation.profile()),
                        Sql.bindable(invitation.departments()),
                        secretHash,
                        actor.agent().value(),
                        Sql.bindable(invitation.createdAt()),
                        Sql.bindable(invitation.expiresAt()))
                .update();
    }

    List<Invitation> open(AccountId account, Instant now) {
        return db.sql("""
                select id, email, name, profile, departments, null::text as link, created_at, expires_at
                from invitation
                where account_id = ? and accepted_at is null and expires_at > ?
                order by created_at desc, id desc
                """)
                .params(account.value(), Sql.bindable(now))
                .query(Rows.to(Invitation.class))
                .list();
    }

    boolean delete(AccountId account, InvitationId id) {
        return db.sql("""
                delete from invitation
                where account_id = ? and id = ? and accepted_at is null
                """).params(account.value(), id.value()).update() > 0;
    }

    /// Looks in every account: the secret is all that the invited person shows.
    Optional<Offer> offer(byte[] secretHash, Instant now) {
        return db.sql("""
                select i.account_id, a.name as workspace, i.email, i.name
                from invitation i
                join account a on a.id = i.account_id
                where i.secret_hash = ? and i.accepted_at is null and i.expires_at > ?
                """)
                .params(secretHash, Sql.bindable(now))
                .query(Rows.to(Offer.class))
                .optional();
    }

    /// Uses the invitation up. Of many at once one gets it; the others wait for that one, then get nothing.
    Optional<Invitation> accept(AccountId account, byte[] secretHash, Instant now) {
        return db.sql("""
                update invitation
                set accepted_at = ?
                where account_id = ? and secret_hash = ? and accepted_at is null and expires_at > ?
                returning id, email, name, profile, departments, null::text as link, created_at, expires_at
                """)
                .params(Sql.bindable(now), account.value(), secretHash, Sql.bindable(now))
                .query(Rows.to(Invitation.class))
                .optional();
    }

    /// What an invitation offers to whoever holds its link.
    record Offer(AccountId accountId, String workspace, String email, String name) {}
}
