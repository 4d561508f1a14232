package app.prosa.quickreply;

import app.prosa.agent.DepartmentId;
import app.prosa.file.FileId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Links;
import app.prosa.sql.Sql;
import app.prosa.sql.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `quick_reply` and `quick_reply_department`.
@Component
class QuickReplyStore {

    private static final Links DEPARTMENTS = new Links("quick_reply_department", "quick_reply_id", "department_id");

    private final JdbcClient db;
    private final Table<Row> table;

    QuickReplyStore(JdbcClient db) {
        this.db = db;
        var columns = "id, shortcut, title, text, files, " + DEPARTMENTS.of("quick_reply") + " as departments";
        this.table = new Table<>(db, "quick_reply", columns, "fold(shortcut)", Row.class);
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
        return table.all(account);
    }

    int count(AccountId account) {
        return db.sql("select count(*) from quick_reply where account_id = ?")
                .param(account.value())
                .query(Integer.class)
                .single();
    }

    Optional<Row> find(AccountId account, QuickReplyId id) {
        return table.find(account, id);
    }

    Optional<Row> lock(AccountId account, QuickReplyId id) {
        return table.lock(account, id);
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
        DEPARTMENTS.replace(db, account, id, departments);
    }

    void delete(AccountId account, QuickReplyId id) {
        table.delete(account, id);
    }
}
