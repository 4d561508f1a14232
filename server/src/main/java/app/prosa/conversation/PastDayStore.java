package app.prosa.conversation;

import app.prosa.agent.DepartmentId;
import app.prosa.conversation.PastDay.Arrived;
import app.prosa.conversation.PastDay.Sign;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the tickets of a time and their steps.
@Component
class PastDayStore {

    private final JdbcClient db;

    PastDayStore(JdbcClient db) {
        this.db = db;
    }

    private record ArrivedRow(
            TicketId ticket,
            DepartmentId department,
            int priority,
            Instant at,
            @Nullable Long serviceSeconds) {

        Arrived arrived() {
            var service = serviceSeconds == null ? null : Duration.ofSeconds(serviceSeconds);
            return new Arrived(ticket, department, priority, at, service);
        }
    }

    List<Arrived> arrivals(AccountId account, Instant from, Instant until, int most) {
        return db
                .sql("""
                        select ticket.id as ticket, queued.department_id as department, conversation.priority, queued.at,
                            extract(epoch from ticket.resolved_at - ticket.accepted_at)::bigint as service_seconds
                        from ticket
                        join conversation on conversation.account_id = ticket.account_id
                            and conversation.id = ticket.conversation_id
                        join lateral (
                            select step.department_id, step.at
                            from ticket_step as step
                            where step.account_id = ticket.account_id and step.ticket_id = ticket.id
                                and step.department_id is not null
                            order by step.id
                            limit 1) as queued on true
                        where ticket.account_id = ? and ticket.opened_at >= ? and ticket.opened_at < ?
                        order by ticket.opened_at, ticket.id
                        limit ?
                        """)
                .params(account.value(), Sql.bindable(from), Sql.bindable(until), most)
                .query(Rows.to(ArrivedRow.class))
                .list()
                .stream()
                .map(ArrivedRow::arrived)
                .toList();
    }

    List<Sign> signs(AccountId account, Instant from, Instant until) {
        return db.sql("""
                        select step.by_id as agent, step.at
                        from ticket_step as step
                        where step.account_id = ? and step.at >= ? and step.at < ? and step.by_kind = 'agent'
                            and step.by_id is not null
                        order by step.at
                        """)
                .params(account.value(), Sql.bindable(from), Sql.bindable(until))
                .query(Rows.to(Sign.class))
                .list();
    }
}
