package app.prosa.agent;

import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `department` and, seen from there, `department_member`.
@Component
class DepartmentStore {

    private static final String COLUMNS = """
            d.id, d.name, d.color,
                   array(
                       select m.agent_id
                       from department_member m
                       where m.account_id = d.account_id and m.department_id = d.id
                       order by m.agent_id) as members
            """;

    private final JdbcClient db;

    DepartmentStore(JdbcClient db) {
        this.db = db;
    }

    List<Department> all(AccountId account) {
        return db.sql("""
                select %s
                from department d
                where d.account_id = ?
                order by lower(d.name), d.id
                """.formatted(COLUMNS))
                .param(account.value())
                .query(Rows.to(Department.class))
                .list();
    }

    Optional<Department> lock(AccountId account, DepartmentId id) {
        return db.sql("""
                select %s
                from department d
                where d.account_id = ? and d.id = ?
                for update
                """.formatted(COLUMNS))
                .params(account.value(), id.value())
                .query(Rows.to(Department.class))
                .optional();
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
                insert into department (account_id, id, name, color, created_at)
                values (?, ?, ?, ?, ?)
                """)
                .params(
                        account.value(),
                        department.id().value(),
                        department.name(),
                        department.color(),
                        Sql.bindable(at))
                .update();
    }

    void update(AccountId account, Department department) {
        db.sql("""
                update department
                set name = ?, color = ?
                where account_id = ? and id = ?
                """)
                .params(
                        department.name(),
                        department.color(),
                        account.value(),
                        department.id().value())
                .update();
    }

    void members(AccountId account, DepartmentId id, List<AgentId> members) {
        db.sql("""
                delete from department_member
                where account_id = ? and department_id = ?
                """).params(account.value(), id.value()).update();
        db.sql("""
                insert into department_member (account_id, department_id, agent_id)
                select ?, ?, agent_id
                from unnest(?) as agent_id
                """).params(account.value(), id.value(), Sql.bindable(members)).update();
    }

    void delete(AccountId account, DepartmentId id) {
        db.sql("""
                delete from department
                where account_id = ? and id = ?
                """).params(account.value(), id.value()).update();
    }
}
