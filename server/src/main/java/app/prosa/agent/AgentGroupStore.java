package app.prosa.agent;

import app.prosa.sql.AccountId;
import app.prosa.sql.Links;
import app.prosa.sql.Sql;
import app.prosa.sql.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `agent_group` and `agent_group_member`.
@Component
class AgentGroupStore {

    private static final Links MEMBERS = new Links("agent_group_member", "group_id", "agent_id");

    private final JdbcClient db;
    private final Table<AgentGroup> table;

    AgentGroupStore(JdbcClient db) {
        this.db = db;
        var columns = "id, name, " + MEMBERS.of("agent_group") + " as members";
        this.table = new Table<>(db, "agent_group", columns, "lower(name)", AgentGroup.class);
    }

    List<AgentGroup> all(AccountId account) {
        return table.all(account);
    }

    Optional<AgentGroup> lock(AccountId account, AgentGroupId id) {
        return table.lock(account, id);
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
        MEMBERS.replace(db, account, group.id(), group.members());
    }

    void delete(AccountId account, AgentGroupId id) {
        table.delete(account, id);
    }
}
