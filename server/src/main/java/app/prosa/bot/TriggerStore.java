package app.prosa.bot;

import app.prosa.connection.ConnectionId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `flow_trigger` and `flow_listener`.
@Component
class TriggerStore {

    private final JdbcClient db;

    TriggerStore(JdbcClient db) {
        this.db = db;
    }

    private record Held(Trigger trigger) {}

    Optional<Trigger> find(AccountId account, FlowId flow) {
        return db.sql("select trigger from flow_trigger where account_id = ? and flow_id = ?")
                .params(account.value(), flow.value())
                .query(Rows.to(Held.class))
                .optional()
                .map(Held::trigger);
    }

    void save(AccountId account, FlowId flow, Trigger trigger) {
        db.sql("""
                        insert into flow_trigger (account_id, flow_id, trigger)
                        values (?, ?, ?::jsonb)
                        on conflict (account_id, flow_id) do update set trigger = excluded.trigger
                        """).params(account.value(), flow.value(), Rows.json(trigger)).update();
    }

    void remove(AccountId account, FlowId flow) {
        db.sql("delete from flow_trigger where account_id = ? and flow_id = ?")
                .params(account.value(), flow.value())
                .update();
    }

    /// Flows with a trigger, published or not, in the flows' order.
    List<Repertoire.Dialog> all(AccountId account, boolean published) {
        return db.sql("""
                        select flow.id as flow, flow.name, flow_trigger.trigger
                        from flow_trigger
                        join flow on flow.account_id = flow_trigger.account_id and flow.id = flow_trigger.flow_id
                        where flow_trigger.account_id = ? and flow.removed_at is null
                            and (flow.published is not null or not ?)
                        order by lower(flow.name), flow.id
                        """)
                .params(account.value(), published)
                .query(Rows.to(Repertoire.Dialog.class))
                .list();
    }

    private record Listener(ConnectionId connection) {}

    List<ConnectionId> listeners(AccountId account) {
        return db.sql("""
                        select connection_id as connection
                        from flow_listener
                        where account_id = ?
                        order by connection_id
                        """).param(account.value()).query(Rows.to(Listener.class)).list().stream()
                .map(Listener::connection)
                .toList();
    }

    void listen(AccountId account, ConnectionId connection, boolean on) {
        db.sql(on ? """
                                insert into flow_listener (account_id, connection_id)
                                values (?, ?)
                                on conflict (account_id, connection_id) do nothing
                                """ : "delete from flow_listener where account_id = ? and connection_id = ?")
                .params(account.value(), connection.value())
                .update();
    }
}
