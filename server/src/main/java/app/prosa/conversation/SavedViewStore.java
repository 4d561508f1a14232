package app.prosa.conversation;

import app.prosa.agent.AgentId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `saved_view`.
@Component
class SavedViewStore {

    private static final String SELECT = """
            select id, name, agent_id is null as shared, look
            from saved_view
            """;

    private final JdbcClient db;

    SavedViewStore(JdbcClient db) {
        this.db = db;
    }

    /// The agent's own and those that everybody has.
    List<SavedView> of(AccountId account, AgentId agent) {
        return rows(Sql.of("account_id = ? and (agent_id = ? or agent_id is null)", account, agent), "");
    }

    /// One of the agent's own, or of everybody's when `agent` is null.
    Optional<SavedView> lock(AccountId account, @Nullable AgentId agent, SavedViewId id) {
        var condition = Sql.all(
                Sql.must("account_id = ?", account),
                Sql.must("id = ?", id),
                agent == null ? Sql.must("agent_id is null") : Sql.must("agent_id = ?", agent));
        return rows(condition, "for update").stream().findFirst();
    }

    private List<SavedView> rows(Sql condition, String locked) {
        return db.sql(SELECT + "where " + condition.text() + " order by lower(name), id " + locked)
                .params(condition.params())
                .query(Rows.to(SavedView.class))
                .list();
    }

    void insert(AccountId account, @Nullable AgentId agent, SavedView view, Instant at) {
        db.sql("""
                        insert into saved_view (account_id, id, agent_id, name, look, created_at)
                        values (?, ?, ?, ?, ?::jsonb, ?)
                        """)
                .params(ConversationStore.bind(account, view.id(), agent, view.name(), Rows.json(view.look()), at))
                .update();
    }

    void update(AccountId account, SavedView view) {
        db.sql("update saved_view set name = ?, look = ?::jsonb where account_id = ? and id = ?")
                .params(
                        view.name(),
                        Rows.json(view.look()),
                        account.value(),
                        view.id().value())
                .update();
    }

    void delete(AccountId account, SavedViewId id) {
        db.sql("delete from saved_view where account_id = ? and id = ?")
                .params(account.value(), id.value())
                .update();
    }
}
