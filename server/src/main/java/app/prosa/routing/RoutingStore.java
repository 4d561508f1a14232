package app.prosa.routing;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.conversation.Assignments;
import app.prosa.conversation.ConversationId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of routing.
@Component
class RoutingStore {

    private final JdbcClient db;

    RoutingStore(JdbcClient db) {
        this.db = db;
    }

    private record PolicyRow(DepartmentId departmentId, Policy policy) {}

    Map<DepartmentId, Policy> policies(AccountId account) {
        var policies = new LinkedHashMap<DepartmentId, Policy>();
        db.sql("select department_id, policy from routing_policy where account_id = ?")
                .param(account.value())
                .query(Rows.to(PolicyRow.class))
                .list()
                .forEach(it -> policies.put(it.departmentId(), it.policy()));
        return policies;
    }

    void save(AccountId account, DepartmentId department, Policy policy, Instant at) {
        db.sql("""
                        insert into routing_policy (account_id, department_id, policy, updated_at)
                        values (?, ?, ?::jsonb, ?)
                        on conflict (account_id, department_id) do update
                        set policy = excluded.policy, updated_at = excluded.updated_at
                        """)
                .params(account.value(), department.value(), Rows.json(policy), Sql.bindable(at))
                .update();
    }

    private record Busy(AccountId account) {}

    /// Across accounts: where something waits in a department that has a policy, somebody might have been gone
    /// for too long, or contacts or connections have agents of their own.
    List<AccountId> busy() {
        return db.sql("""
                        select distinct policy.account_id as account
                        from routing_policy as policy
                        where exists (
                            select from conversation
                            where conversation.account_id = policy.account_id
                                and conversation.department_id = policy.department_id
                                and conversation.kind = 'private'
                                and conversation.state = 'waiting' and conversation.owner_id is null
                                and not conversation.archived
                                and not conversation.snoozed and conversation.deleted_at is null)
                            or policy.policy ->> 'graceSeconds' is not null
                        union
                        select account.id
                        from account
                        where account.settings -> 'modules' @> '["wallet"]' and exists (
                            select from contact where contact.account_id = account.id and contact.wallet <> '{}')
                        union
                        select connection.account_id
                        from connection
                        where connection.agent_id is not null
                        """).query(Rows.to(Busy.class)).list().stream()
                .map(Busy::account)
                .toList();
    }

    /// Makes this transaction the only one that routes the account. False when another one does.
    boolean claim(AccountId account) {
        return db.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 1917))")
                .param("routing " + account.value())
                .query(Boolean.class)
                .single();
    }

    record StayRow(
            ConversationId conversationId,
            DepartmentId departmentId,
            Instant queuedAt,
            Instant since,
            int ring,
            List<AgentId> ringing,
            List<AgentId> rung,
            @Nullable Instant until,
            List<DepartmentId> visited,
            List<AgentId> excluded) {

        /// Whether it is still the same stay.
        boolean isOf(Assignments.Queued queued) {
            return departmentId.equals(queued.department()) && queuedAt.equals(queued.queuedAt());
        }

        Stay stay() {
            return new Stay(since, ring, ringing, rung, until, visited, excluded);
        }
    }

    List<StayRow> stays(AccountId account, List<ConversationId> conversations) {
        return db.sql("""
                        select conversation_id, department_id, queued_at, since, ring, ringing, rung, until, visited,
                            excluded
                        from routing_stay
                        where account_id = ? and conversation_id = any((select ?::uuid[])::uuid[])
                        """)
                .params(account.value(), Sql.bindable(conversations))
                .query(Rows.to(StayRow.class))
                .list();
    }

    void save(AccountId account, ConversationId id, DepartmentId department, Instant queuedAt, Stay stay) {
        var params = new ArrayList<@Nullable Object>(Arrays.asList(
                account.value(),
                id.value(),
                department.value(),
                Sql.bindable(queuedAt),
                Sql.bindable(stay.since()),
                stay.ring(),
                ids(stay.ringing()),
                ids(stay.rung())));
        params.add(stay.until() == null ? null : Sql.bindable(stay.until()));
        params.add(stay.visited().stream().map(DepartmentId::value).toArray(UUID[]::new));
        params.add(ids(stay.excluded()));
        db.sql("""
                        insert into routing_stay (account_id, conversation_id, department_id, queued_at, since, ring,
                            ringing, rung, until, visited, excluded)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (account_id, conversation_id) do update
                        set department_id = excluded.department_id, queued_at = excluded.queued_at,
                            since = excluded.since, ring = excluded.ring, ringing = excluded.ringing,
                            rung = excluded.rung, until = excluded.until, visited = excluded.visited,
                            excluded = excluded.excluded
                        """).params(params).update();
    }

    private static UUID[] ids(List<AgentId> agents) {
        return agents.stream().map(AgentId::value).toArray(UUID[]::new);
    }

    void forget(AccountId account, ConversationId id) {
        db.sql("delete from routing_stay where account_id = ? and conversation_id = ?")
                .params(account.value(), id.value())
                .update();
    }

    void add(AccountId account, UUID id, Made made) {
        db.sql("""
                        insert into routing_decision (account_id, conversation_id, id, at, kind, agents, department_id,
                            reason)
                        values (?, ?, ?, ?, ?, ?, ?::uuid, ?::jsonb)
                        """)
                .param(account.value())
                .param(made.conversation().value())
                .param(id)
                .param(Sql.bindable(made.at()))
                .param(Sql.bindable(made.kind()))
                .param(ids(made.agents()))
                .param(made.department() == null ? null : made.department().value())
                .param(Rows.json(made.reason()))
                .update();
    }

    List<Made> decisions(AccountId account, ConversationId conversation) {
        return db.sql("""
                        select conversation_id as conversation, at, kind, agents, department_id as department, reason
                        from routing_decision
                        where account_id = ? and conversation_id = ?
                        order by id desc
                        limit 100
                        """)
                .params(account.value(), conversation.value())
                .query(Rows.to(Made.class))
                .list();
    }

    private record Absent(AgentId agentId, Instant since) {}

    /// Since when which agents are gone.
    Map<AgentId, Instant> absences(AccountId account) {
        var absences = new LinkedHashMap<AgentId, Instant>();
        db.sql("select agent_id, since from routing_absence where account_id = ?")
                .param(account.value())
                .query(Rows.to(Absent.class))
                .list()
                .forEach(it -> absences.put(it.agentId(), it.since()));
        return absences;
    }

    void absent(AccountId account, AgentId agent, Instant since) {
        db.sql("""
                        insert into routing_absence (account_id, agent_id, since)
                        values (?, ?, ?)
                        on conflict (account_id, agent_id) do nothing
                        """).params(account.value(), agent.value(), Sql.bindable(since)).update();
    }

    void present(AccountId account, List<AgentId> agents) {
        db.sql("delete from routing_absence where account_id = ? and agent_id = any(?)")
                .params(account.value(), Sql.bindable(agents))
                .update();
    }
}
