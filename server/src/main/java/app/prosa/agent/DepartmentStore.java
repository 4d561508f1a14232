package app.prosa.agent;

import app.prosa.sql.AccountId;
import app.prosa.sql.Links;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import app.prosa.sql.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `department` and, seen from there, `department_member`.
@Component
class DepartmentStore {

    private static final Links MEMBERS = new Links("department_member", "department_id", "agent_id");

    private final JdbcClient db;
    private final Table<Department> table;

    DepartmentStore(JdbcClient db) {
        this.db = db;
        var columns = "id, name, color, rules, " + MEMBERS.of("department") + " as members";
        this.table = new Table<>(db, "department", columns, "lower(name)", Department.class);
    }

    List<Department> all(AccountId account) {
        return table.all(account);
    }

    Shifts.Desk desk(AccountId account, @Nullable DepartmentId department, @Nullable AgentId agent) {
        return db.sql("""
                select c.settings -> 'hours' as account_hours,
                       (c.settings ->> 'autoArchive')::boolean and c.settings -> 'modules' @> '["service"]'
                           as auto_archive,
                       d.rules, a.hours as agent_hours
                from account c
                left join department d on d.account_id = c.id and d.id = ?::uuid
                left join agent a on a.account_id = c.id and a.id = ?::uuid
                where c.id = ?
                """)
                .param(department == null ? null : department.value())
                .param(agent == null ? null : agent.value())
                .param(account.value())
                .query(Rows.to(Shifts.Desk.class))
                .single();
    }

    Optional<Department> lock(AccountId account, DepartmentId id) {
        return table.lock(account, id);
    }

    /// How many of these ids are departments of the account.
    int count(AccountId account, List<DepartmentId> ids) {
        return db.sql("""
                select count(*)
                from department
                where account_id = ? and id = any (?)
                """)
                .params(account.value(), Sql.bindable(ids))
                .query(Integer.class)
                .single();
    }

    void insert(AccountId account, Department department, Instant at) {
        db.sql("""
                insert into department (account_id, id, name, color, rules, created_at)
                values (?, ?, ?, ?, ?::jsonb, ?)
                """)
                .params(
                        account.value(),
                        department.id().value(),
                        department.name(),
                        department.color(),
                        Rows.json(department.rules()),
                        Sql.bindable(at))
                .update();
    }

    void update(AccountId account, Department department) {
        db.sql("""
                update department
                set name = ?, color = ?, rules = ?::jsonb
                where account_id = ? and id = ?
                """)
                .params(
                        department.name(),
                        department.color(),
                        Rows.json(department.rules()),
                        account.value(),
                        department.id().value())
                .update();
    }

    void members(AccountId account, DepartmentId id, List<AgentId> members) {
        MEMBERS.replace(db, account, id, members);
    }

    void delete(AccountId account, DepartmentId id) {
        table.delete(account, id);
    }
}
