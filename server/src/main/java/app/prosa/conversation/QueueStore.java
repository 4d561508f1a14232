package app.prosa.conversation;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.conversation.Assignments.Load;
import app.prosa.conversation.Assignments.Queued;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads queues and loads, for rules that give conversations away.
@Component
class QueueStore {

    /// The connection names its agent only for what waits where the connection led it.
    private static final String QUEUED = """
            select waiting.id, waiting.department_id as department, waiting.priority, waiting.queued_at, contact.wallet,
                case when connection.department_id is not distinct from waiting.department_id
                    then connection.agent_id end as extension
            from %s as waiting
            join contact on contact.account_id = waiting.account_id and contact.id = waiting.contact_id
            join connection on connection.account_id = waiting.account_id and connection.id = waiting.connection_id
            """;

    private final JdbcClient db;

    QueueStore(JdbcClient db) {
        this.db = db;
    }

    List<Queued> waiting(AccountId account, List<DepartmentId> departments, int limit) {
        var first = """
                (
                    select account_id, id, department_id, priority, queued_at, contact_id, connection_id
                    from conversation
                    where account_id = ? and kind = 'private' and department_id = any(?) and state = 'waiting'
                        and owner_id is null and not archived and not snoozed and deleted_at is null
                    order by priority desc, queued_at, id
                    limit ?)""";
        return db.sql(QUEUED.formatted(first) + """
                        order by waiting.priority desc, waiting.queued_at, waiting.id
                        """)
                .params(account.value(), Sql.bindable(departments), limit)
                .query(Rows.to(Queued.class))
                .list();
    }

    /// What waits for somebody in particular: the agents of its contact, or the agent of its connection. The last
    /// condition speaks of no conversation, so that the database reads none where neither kind of agent is known.
    List<Queued> forSomebody(AccountId account, boolean wallets, int limit) {
        return db.sql(QUEUED.formatted("conversation") + """
                        where waiting.account_id = ? and waiting.state = 'waiting' and waiting.owner_id is null
                            and not waiting.archived and not waiting.snoozed and waiting.deleted_at is null
                            and (? and contact.wallet <> '{}'
                                or waiting.kind = 'private' and connection.agent_id is not null
                                    and connection.department_id is not distinct from waiting.department_id)
                            and (? or exists (select from connection where account_id = ? and agent_id is not null))
                        order by waiting.priority desc, waiting.queued_at, waiting.id
                        limit ?
                        """)
                .params(account.value(), wallets, wallets, account.value(), limit)
                .query(Rows.to(Queued.class))
                .list();
    }

    List<Load> loads(AccountId account) {
        return db.sql("""
                        select agent.id as agent, agent.capacity, coalesce(held.open, 0) as open,
                            turn.at as last_turn, given.at as last_given
                        from agent
                        left join (
                            select owner_id, count(*) as open
                            from conversation
                            where account_id = ? and owner_id is not null and state in ('waiting', 'attending')
                                and not archived and not snoozed and deleted_at is null
                            group by owner_id) as held on held.owner_id = agent.id
                        left join lateral (
                            select step.at
                            from ticket_step as step
                            where step.account_id = agent.account_id and step.owner_id = agent.id
                                and step.state = 'attending'
                            order by step.at desc
                            limit 1) as turn on true
                        left join lateral (
                            select step.at
                            from ticket_step as step
                            where step.account_id = agent.account_id and step.owner_id = agent.id
                                and step.state = 'attending' and step.by_kind = 'system'
                            order by step.at desc
                            limit 1) as given on true
                        where agent.account_id = ? and agent.active
                        """)
                .params(account.value(), account.value())
                .query(Rows.to(Load.class))
                .list();
    }

    private record Only(ConversationId id) {}

    List<ConversationId> openOf(AccountId account, AgentId agent, List<DepartmentId> departments) {
        return db
                .sql("""
                        select id
                        from conversation
                        where account_id = ? and owner_id = ? and department_id = any(?)
                            and state in ('waiting', 'attending') and deleted_at is null
                        order by last_activity_at, id
                        limit 500
                        """)
                .params(account.value(), agent.value(), Sql.bindable(departments))
                .query(Rows.to(Only.class))
                .list()
                .stream()
                .map(Only::id)
                .toList();
    }

    /// Across accounts: what is attended by somebody who no longer works here, or was offered to them. What left the
    /// main view is theirs until it comes back.
    List<FormerAgents.Left> left(@Nullable UUID after, int limit) {
        return db.sql("""
                        select held.account_id as account, held.id, agent.id as owner
                        from agent
                        join conversation as held on held.account_id = agent.account_id and held.owner_id = agent.id
                            and held.state in ('waiting', 'attending') and not held.archived and not held.snoozed
                            and held.deleted_at is null
                        where not agent.active and (?::uuid is null or held.id > ?)
                        order by held.id
                        limit ?
                        """)
                .param(after)
                .param(after)
                .param(limit)
                .query(Rows.to(FormerAgents.Left.class))
                .list();
    }
}
