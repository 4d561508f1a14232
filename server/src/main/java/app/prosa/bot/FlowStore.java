package app.prosa.bot;

import app.prosa.agent.AgentId;
import app.prosa.connection.ConnectionId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `flow`, `flow_version` and `flow_door`.
@Component
class FlowStore {

    private static final String SELECT = """
            select flow.id, flow.name, flow.draft, flow.revision, flow.published, flow.published_at,
                flow_version.script is distinct from flow.draft as changed
            from flow
            left join flow_version on flow_version.account_id = flow.account_id and flow_version.flow_id = flow.id
                and flow_version.number = flow.published
            """;

    private final JdbcClient db;

    FlowStore(JdbcClient db) {
        this.db = db;
    }

    record Row(
            FlowId id,
            String name,
            Script draft,
            long revision,
            @Nullable Integer published,
            @Nullable Instant publishedAt,
            boolean changed) {}

    List<Row> all(AccountId account) {
        return db.sql(SELECT
                        + "where flow.account_id = ? and flow.removed_at is null order by lower(flow.name), flow.id")
                .param(account.value())
                .query(Rows.to(Row.class))
                .list();
    }

    Optional<Row> find(AccountId account, FlowId id) {
        return one(account, id, "");
    }

    Optional<Row> lock(AccountId account, FlowId id) {
        return one(account, id, "for update of flow");
    }

    private Optional<Row> one(AccountId account, FlowId id, String locked) {
        return db.sql(SELECT + "where flow.account_id = ? and flow.id = ? and flow.removed_at is null " + locked)
                .params(account.value(), id.value())
                .query(Rows.to(Row.class))
                .optional();
    }

    int count(AccountId account) {
        return db.sql("select count(*) from flow where account_id = ? and removed_at is null")
                .param(account.value())
                .query(Integer.class)
                .single();
    }

    void insert(AccountId account, FlowId id, String name, Script draft, Instant at) {
        db.sql("""
                        insert into flow (account_id, id, name, draft, revision, created_at)
                        values (?, ?, ?, ?::jsonb, 1, ?)
                        """)
                .params(account.value(), id.value(), name, Rows.json(draft), Sql.bindable(at))
                .update();
    }

    void save(AccountId account, FlowId id, String name, Script draft) {
        db.sql("update flow set name = ?, draft = ?::jsonb, revision = revision + 1 where account_id = ? and id = ?")
                .params(name, Rows.json(draft), account.value(), id.value())
                .update();
    }

    void publish(AccountId account, FlowId id, int number, Script script, Instant at, AgentId by) {
        db.sql("""
                        insert into flow_version (account_id, flow_id, number, script, published_at, published_by)
                        values (?, ?, ?, ?::jsonb, ?, ?)
                        """)
                .params(account.value(), id.value(), number, Rows.json(script), Sql.bindable(at), by.value())
                .update();
        db.sql("update flow set published = ?, published_at = ? where account_id = ? and id = ?")
                .params(number, Sql.bindable(at), account.value(), id.value())
                .update();
    }

    void remove(AccountId account, FlowId id, Instant at) {
        db.sql("update flow set removed_at = ? where account_id = ? and id = ?")
                .params(Sql.bindable(at), account.value(), id.value())
                .update();
    }

    /// What a connection's new tickets meet.
    record Door(ConnectionId connectionId, boolean open, FlowId flowId) {}

    List<Door> doors(AccountId account) {
        return db.sql("""
                        select connection_id, open, flow_id
                        from flow_door
                        where account_id = ?
                        order by connection_id, open desc
                        """).param(account.value()).query(Rows.to(Door.class)).list();
    }

    /// Who may receive a new ticket of a connection.
    ///
    /// @param bot the id of a flow or of Typebot
    /// @param open while the department is there, or while nobody is; null: whenever
    /// @param word what the customer must say for it; null: anything
    record Behind(
            UUID bot, @Nullable Boolean open, @Nullable String word) {}

    /// Typebot first: where it answers, no flow does.
    List<Behind> behind(AccountId account, ConnectionId connection) {
        return db.sql("""
                        select typebot.id as bot, null::boolean as open,
                            case typebot.starts when 'word' then typebot.start_word end as word
                        from typebot_door
                        join typebot on typebot.account_id = typebot_door.account_id
                            and typebot.id = typebot_door.typebot_id
                        where typebot_door.account_id = ? and typebot_door.connection_id = ? and typebot.switched_on
                        union all
                        select flow_id, open, null
                        from flow_door
                        where account_id = ? and connection_id = ?
                        order by open nulls first
                        """)
                .params(account.value(), connection.value(), account.value(), connection.value())
                .query(Rows.to(Behind.class))
                .list();
    }

    /// Whether a chatbot has anything to do with a connection's customers.
    boolean hears(AccountId account, ConnectionId connection) {
        return db.sql("""
                        with asked as (select ?::uuid as account_id, ?::uuid as connection_id)
                        select exists (
                                select from asked join flow_door using (account_id, connection_id))
                            or exists (
                                select from asked join flow_listener using (account_id, connection_id))
                            or exists (
                                select from asked join typebot_door using (account_id, connection_id)
                                join typebot on typebot.account_id = typebot_door.account_id
                                    and typebot.id = typebot_door.typebot_id
                                where typebot.switched_on)
                        """)
                .params(account.value(), connection.value())
                .query(Boolean.class)
                .single();
    }

    void leadTo(AccountId account, ConnectionId connection, boolean open, @Nullable FlowId flow) {
        if (flow == null) {
            db.sql("delete from flow_door where account_id = ? and connection_id = ? and open = ?")
                    .params(account.value(), connection.value(), open)
                    .update();
            return;
        }
        db.sql("""
                        insert into flow_door (account_id, connection_id, open, flow_id)
                        values (?, ?, ?, ?)
                        on conflict (account_id, connection_id, open) do update set flow_id = excluded.flow_id
                        """)
                .params(account.value(), connection.value(), open, flow.value())
                .update();
    }
}
