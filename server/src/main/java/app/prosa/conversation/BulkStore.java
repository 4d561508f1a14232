package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `conversation_bulk`.
@Component
class BulkStore {

    private final JdbcClient db;

    BulkStore(JdbcClient db) {
        this.db = db;
    }

    /// Keeps what can be undone, and forgets what no longer can.
    void add(Actor actor, UUID id, Instant at, List<Bulk.Step> steps) {
        db.sql("delete from conversation_bulk where account_id = ? and at < ?")
                .params(actor.account().value(), Sql.bindable(at.minus(Bulk.UNDOABLE)))
                .update();
        db.sql("""
                        insert into conversation_bulk (account_id, id, agent_id, at, rows)
                        values (?, ?, ?, ?, ?::jsonb)
                        """)
                .params(actor.account().value(), id, actor.agent().value(), Sql.bindable(at), Rows.json(steps))
                .update();
    }

    private record Kept(List<Bulk.Step> rows) {}

    /// What was done, once: null when there is nothing, no longer, or it was somebody else.
    @Nullable
    List<Bulk.Step> take(Actor actor, UUID id, Instant since) {
        return db.sql("""
                        delete from conversation_bulk
                        where account_id = ? and id = ? and agent_id = ? and at > ?
                        returning rows
                        """)
                .params(actor.account().value(), id, actor.agent().value(), Sql.bindable(since))
                .query(Rows.to(Kept.class))
                .optional()
                .map(Kept::rows)
                .orElse(null);
    }
}
