package app.prosa.agent;

import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `session`.
@Component
class SessionStore {

    private final JdbcClient db;

    SessionStore(JdbcClient db) {
        this.db = db;
    }

    void insert(AccountId account, AgentId agent, byte[] secretHash, Session session, Instant expiresAt) {
        db.sql("""
                insert into session (
                    account_id, id, agent_id, secret_hash, address, user_agent, created_at, last_seen_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        account.value(),
                        session.id().value(),
                        agent.value(),
                        secretHash,
                        session.address(),
                        session.userAgent(),
                        Sql.bindable(session.createdAt()),
                        Sql.bindable(session.lastSeenAt()),
                        Sql.bindable(expiresAt))
                .update();
    }

    /// Looks in every account: the secret is all that the caller shows.
    Optional<Known> bySecret(byte[] hash, Instant now) {
        return db.sql("""
                select s.account_id, s.agent_id, a.name, a.profile, a.permissions, s.id as session, null::uuid as token,
                       s.last_seen_at as last_used_at, s.expires_at,
                       array(
                           select m.department_id
                           from department_member m
                           where m.account_id = a.account_id and m.agent_id = a.id) as departments,
                       coalesce(c.settings ->> 'ownership' = 'shared', false) as shares,
                       array(select jsonb_array_elements_text(c.settings -> 'modules')) as modules
                from session s
                join agent a on a.account_id = s.account_id and a.id = s.agent_id
                join account c on c.id = a.account_id
                where s.secret_hash = ? and s.expires_at > ? and a.active
                """)
                .params(hash, Sql.bindable(now))
                .query(Rows.to(Known.class))
                .optional();
    }

    void seen(AccountId account, SessionId id, Instant at, Instant expiresAt) {
        db.sql("""
                update session
                set last_seen_at = ?, expires_at = ?
                where account_id = ? and id = ? and last_seen_at < ?
                """)
                .params(Sql.bindable(at), Sql.bindable(expiresAt), account.value(), id.value(), Sql.bindable(at))
                .update();
    }

    List<Session> of(Actor actor, Instant now) {
        return db.sql("""
                select id, created_at, last_seen_at, address, user_agent, id = ? as current
                from session
                where account_id = ? and agent_id = ? and expires_at > ?
                order by last_seen_at desc, id desc
                """)
                .params(
                        actor.session() == null
                                ? new java.util.UUID(0, 0)
                                : actor.session().value(),
                        actor.account().value(),
                        actor.agent().value(),
                        Sql.bindable(now))
                .query(Rows.to(Session.class))
                .list();
    }

    boolean delete(AccountId account, AgentId agent, SessionId id) {
        return db.sql("""
                delete from session
                where account_id = ? and agent_id = ? and id = ?
                """).params(account.value(), agent.value(), id.value()).update() > 0;
    }

    /// @return those that are gone now
    List<SessionId> deleteAll(AccountId account, AgentId agent) {
        return db.sql("""
                delete from session
                where account_id = ? and agent_id = ?
                returning id
                """).params(account.value(), agent.value()).query(Rows.to(Gone.class)).list().stream()
                .map(Gone::id)
                .toList();
    }

    void deleteExpired(AccountId account, AgentId agent, Instant now) {
        db.sql("""
                delete from session
                where account_id = ? and agent_id = ? and expires_at <= ?
                """).params(account.value(), agent.value(), Sql.bindable(now)).update();
    }

    private record Gone(SessionId id) {}
}
