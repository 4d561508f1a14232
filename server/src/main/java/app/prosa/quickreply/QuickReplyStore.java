package app.prosa.quickreply;

import app.prosa.agent.DepartmentId;
import app.prosa.file.FileId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `quick_reply` and `quick_reply_department`.
@Component
class QuickReplyStore {

    private static final String COLUMNS = """
            r.id, r.shortcut, r.title, r.text, r.files,
                   array(
                       select d.department_id
                       from quick_reply_department d
                       where d.account_id = r.account_id and d.quick_reply_id = r.id
                       order by d.department_id) as departments
            """;

    private final JdbcClient db;

    QuickReplyStore(JdbcClient db) {
        this.db = db;
    }

    /// A quick reply's row.
    record Row(
            QuickReplyId id,
            String shortcut,
            String title,
            String text,
            List<FileId> files,
            List<DepartmentId> departments) {
        Row {
            files = List.copyOf(files);
            departments = List.copyOf(departments);
        }
    }

    List<Row> all(AccountId account) {
        return db.sql("""
                select %s
                from quick_reply r
                where r.account_id = ?
                order by fold(r.shortcut), r.id
                """.formatted(COLUMNS))
                .param(account.value())
                .query(Rows.to(Row.class))
                .list();
    }

    int count(AccountId account) {
        return db.sql("select count(*) from quick_reply where account_id = ?")
                .param(account.value())
                .query(Integer.class)
                .single();
    }

    Optional<Row> find(AccountId account, QuickReplyId id) {
        return one(account, id, "");
    }

    Optional<Row> lock(AccountId account, QuickReplyId id) {
        return one(account, id, "for update");
    }

    private Optional<Row> one(AccountId account, QuickReplyId id, String locked) {
        return db.sql("""
                select %s
                from quick_reply r
                where r.account_id = ? and r.id = ?
                %s
                """.formatted(COLUMNS, locked))
                .params(account.value(), id.value())
                .query(Rows.to(Row.class))
                .optional();
    }

    void insert(AccountId account, Row reply, Instant at) {
        db.sql("""
                insert into quick_reply (account_id, id, shortcut, title, text, files, created_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        account.value(),
                        reply.id().value(),
                        reply.shortcut(),
                        reply.title(),
                        reply.text(),
                        Sql.bindable(reply.files()),
                        Sql.bindable(at))
                .update();
        departments(account, reply.id(), reply.departments());
    }

    void update(AccountId account, Row reply) {
        db.sql("""
                update quick_reply
                set shortcut = ?, title = ?, text = ?, files = ?
                where account_id = ? and id = ?
                """)
                .params(
                        reply.shortcut(),
                        reply.title(),
                        reply.text(),
                        Sql.bindable(reply.files()),
                        account.value(),
                        reply.id().value())
                .update();
    }

    void departments(AccountId account, QuickReplyId id, List<DepartmentId> departments) {
        db.sql("""
                delete from quick_reply_department
                where account_id = ? and quick_reply_id = ?
                """).params(account.value(), id.value()).update();
        db.sql("""
                insert into quick_reply_department (account_id, quick_reply_id, department_id)
                select ?, ?, department_id
                from unnest(?) as department_id
                """)
                .params(account.value(), id.value(), Sql.bindable(departments))
                .update();
    }

    void delete(AccountId account, QuickReplyId id) {
        db.sql("delete from quick_reply where account_id = ? and id = ?")
                .params(account.value(), id.value())
                .update();
    }
}
