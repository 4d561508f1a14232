package app.prosa.agent;

import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `api_token`.
@Component
class TokenStore {

    private final JdbcClient db;

    TokenStore(JdbcClient db) {
        this.db = db;
    }

    /// Looks in every account: the secret is all that the caller shows.
    Optional<Known> bySecret(byte[] hash, Instant now) {
        return db.sql("""
                select t.account_id, t.agent_id, a.name, a.profile, a.permissions, null::uuid as session, t.id as token,
                       t.last_used_at, t.expires_at,
                       array(
                           select m.department_id
                           from department_member m
                           where m.account_id = a.account_id and m.agent_id = a.id) as departments,
                       coalesce(c.settings ->> 'ownership' = 'shared', false) as shares,
                       array(select jsonb_array_elements_text(c.settings -> 'modules')) as modules
                from api_token t
                join agent a on a.account_id = t.account_id and a.id = t.agent_id
                join account c on c.id = a.account_id
                where t.secret_hash = ? and (t.expires_at is null or t.expires_at > ?) and a.active
                """)
                .params(hash, Sql.bindable(now))
                .query(Rows.to(Known.class))
                .optional();
    }

    void used(AccountId account, TokenId id, Instant at) {
        db.sql("""
                update api_token
                set last_used_at = ?
                where account_id = ? and id = ?
                """).params(Sql.bindable(at), account.value(), id.value()).update();
    }

    void insert(Actor actor, Token token, byte[] secretHash) {
        var expiresAt = token.expiresAt();
        db.sql("""
                insert into api_token (account_id, id, agent_id, name, secret_hash, created_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """)
                .param(actor.account().value())
                .param(token.id().value())
                .param(actor.agent().value())
                .param(token.name())
                .param(secretHash)
                .param(Sql.bindable(token.createdAt()))
                .param(expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Token> of(Actor actor) {
        return db.sql("""
                select id, name, created_at, last_used_at, expires_at
                from api_token
                where account_id = ? and agent_id = ?
                order by created_at desc, id desc
                limit 100
                """)
                .params(actor.account().value(), actor.agent().value())
                .query(Rows.to(Token.class))
                .list();
    }

    boolean delete(Actor actor, TokenId id) {
        return db.sql("""
                delete from api_token
                where account_id = ? and agent_id = ? and id = ?
                """)
                        .params(actor.account().value(), actor.agent().value(), id.value())
                        .update()
                > 0;
    }
}
