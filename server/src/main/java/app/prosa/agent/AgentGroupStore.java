package app.prosa.agent;

import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `agent_group` and `agent_group_member`.
@Component
class AgentGroupStore {

    private static final String SELECT = """
            select id, name,
                array(
                    select member.agent_id
                    from agent_group_member member
                    where member.account_id = agent_group.account_id and member.group_id = agent_group.id
                    order by member.agent_id) as members
            from agent_group
            """;

    private final JdbcClient db;

    AgentGroupStore(JdbcClient db) {
        this.db = db;
    }

    List<AgentGroup> all(AccountId account) {
        return db.sql(SELECT + """
                        where account_id = ?
                        order by lower(name), id
                        """)
                .param(account.value())
                .query(Rows.to(AgentGroup.class))
                .list();
    }

    Optional<AgentGroup> lock(AccountId account, AgentGroupId id) {
        return db.sql(SELECT + """
                        where account_id = ? and id = ?
                        for update
                        """)
                .params(account.value(), id.value())
                .query(Rows.to(AgentGroup.class))
                .optional();
    }

    void insert(AccountId account, AgentGroup group, Instant at) {
        db.sql("""
                        insert into agent_group (account_id, id, name, created_at)
                        values (?, ?, ?, ?)
                        """)
                .params(account.value(), group.id().value(), group.name(), Sql.bindable(at))
                .update();
    }

    void update(AccountId account, AgentGroup group) {
        db.sql("update agent_group set name = ? where account_id = ? and id = ?")
                .params(group.name(), account.value(), group.id().value())
                .update();
    }

    void members(AccountId account, AgentGroup group) {
        db.sql("delete from agent_group_member where account_id = ? and group_id = ?")
                .params(account.value(), group.id().value())
                .update();
        db.sql("""
                        insert into agent_group_member (account_id, group_id, agent_id)
                        select ?, ?, agent_id
                        from unnest(?) as agent_id
                        """)
                .params(account.value(), group.id().value(), Sql.bindable(group.members()))
                .update();
    }

    void delete(AccountId account, AgentGroupId id) {
        db.sql("delete from agent_group where account_id = ? and id = ?")
                .params(account.value(), id.value())
                .update();
    }
}
