package app.prosa.telephony;

import app.prosa.agent.AgentId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `pbx` and `pbx_extension`.
@Component
class PbxStore {

    private final JdbcClient db;

    PbxStore(JdbcClient db) {
        this.db = db;
    }

    Optional<Pbx> find(AccountId account) {
        return db.sql("select active, address, domain, numbering, prefix from pbx where account_id = ?")
                .param(account.value())
                .query(Rows.to(Pbx.class))
                .optional();
    }

    void save(AccountId account, Pbx pbx) {
        db.sql("""
                insert into pbx (account_id, active, address, domain, numbering, prefix)
                values (?, ?, ?, ?, ?, ?)
                on conflict (account_id) do update set active = excluded.active, address = excluded.address,
                    domain = excluded.domain, numbering = excluded.numbering, prefix = excluded.prefix
                """)
                .params(
                        account.value(),
                        pbx.active(),
                        pbx.address(),
                        pbx.domain(),
                        Sql.bindable(pbx.numbering()),
                        pbx.prefix())
                .update();
    }

    List<Extension> extensions(AccountId account) {
        return db.sql("""
                        select agent_id, username from pbx_extension
                        where account_id = ?
                        order by length(username), username
                        """)
                .param(account.value())
                .query(Rows.to(Extension.class))
                .list();
    }

    /// An extension with its sealed password.
    record Sealed(String username, String password) {}

    Optional<Sealed> sealed(AccountId account, AgentId agent) {
        return db.sql("select username, password from pbx_extension where account_id = ? and agent_id = ?")
                .params(account.value(), agent.value())
                .query(Rows.to(Sealed.class))
                .optional();
    }

    void put(AccountId account, AgentId agent, Sealed sealed) {
        db.sql("""
                insert into pbx_extension (account_id, agent_id, username, password)
                values (?, ?, ?, ?)
                on conflict (account_id, agent_id) do update set username = excluded.username,
                    password = excluded.password
                """)
                .params(account.value(), agent.value(), sealed.username(), sealed.password())
                .update();
    }

    boolean remove(AccountId account, AgentId agent) {
        return db.sql("delete from pbx_extension where account_id = ? and agent_id = ?")
                        .params(account.value(), agent.value())
                        .update()
                == 1;
    }

    /// Which of these sessions still stand, of agents who still have an extension of an exchange that is on.
    List<UUID> standing(List<UUID> sessions) {
        return db.sql("""
                        select session.id
                        from session
                        join agent on agent.account_id = session.account_id and agent.id = session.agent_id
                        join pbx on pbx.account_id = session.account_id and pbx.active
                        join pbx_extension on pbx_extension.account_id = session.account_id
                            and pbx_extension.agent_id = session.agent_id
                        where session.id = any(?) and agent.active
                        """)
                .param(sessions.toArray(UUID[]::new))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }
}
