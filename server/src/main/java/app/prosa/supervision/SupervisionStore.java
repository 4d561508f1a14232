package app.prosa.supervision;

import static app.prosa.sql.Sql.must;

import app.prosa.agent.AgentId;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.Conversations;
import app.prosa.conversation.Visibility;
import app.prosa.sql.AccountId;
import app.prosa.sql.Id;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import app.prosa.supervision.Panel.DepartmentRow;
import app.prosa.supervision.Supervision.Filter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts what is in progress and what the day brought. Every figure carries the rule of who may see what.
@Component
class SupervisionStore {

    private static final int MOST_SERVICES = 200;

    private final JdbcClient db;
    private final Conversations conversations;

    SupervisionStore(JdbcClient db, Conversations conversations) {
        this.db = db;
        this.conversations = conversations;
    }

    /// Whose panel of which day.
    record Day(AccountId account, Visibility viewer, Filter filter, Instant since) {

        /// What it shows, as a condition on the columns of `conversation`.
        Sql shown() {
            return Sql.all(
                    must("conversation.account_id = ?", account),
                    Optional.of(viewer.sql()),
                    chosen("conversation.owner_id", filter.agents()),
                    chosen("conversation.department_id", filter.departments()),
                    chosen("conversation.connection_id", filter.connections()));
        }

        Sql inProgress() {
            return Sql.all(
                    Optional.of(shown()),
                    must("conversation.state in ('triage', 'waiting', 'attending')"),
                    must("not conversation.archived and not conversation.snoozed"));
        }

        private static Optional<Sql> chosen(String column, List<? extends Id> ids) {
            return ids.isEmpty() ? Optional.empty() : must(column + " = any(?)", List.copyOf(ids));
        }
    }

    /// Who has waited longest comes first; those who do not wait come last.
    List<Conversation> services(Day day) {
        return conversations.longestWaiting(day.inProgress(), MOST_SERVICES);
    }

    List<DepartmentRow> departments(Day day) {
        var now = day.inProgress();
        var shown = day.shown();
        var params = Stream.of(
                        now.params().stream(),
                        Stream.<Object>of(day.filter().targetSeconds()),
                        shown.params().stream(),
                        Stream.of(Sql.bindable(day.since())))
                .flatMap(it -> it)
                .toArray();
        return db.sql("""
                        with progress as (
                            select conversation.department_id,
                                count(*) filter (where conversation.state <> 'attending') as waiting,
                                count(*) filter (where conversation.state = 'attending') as attending,
                                min(conversation.queued_at) filter (where conversation.state <> 'attending')
                                    as waiting_longest
                            from conversation
                            where %s
                            group by conversation.department_id
                        ), opened as (
                            select ticket.department_id, count(*) as opened,
                                avg(extract(epoch from ticket.accepted_at - ticket.opened_at))::bigint as accepted_in,
                                avg(case when ticket.accepted_at <= ticket.opened_at + ? * interval '1 second'
                                    then 1.0 else 0.0 end)::float8 as level
                            from ticket
                            join conversation on conversation.account_id = ticket.account_id
                                and conversation.id = ticket.conversation_id
                            where %s and ticket.opened_at >= ?
                            group by ticket.department_id
                        )
                        select coalesce(progress.department_id, opened.department_id) as department,
                            coalesce(progress.waiting, 0) as waiting, coalesce(progress.attending, 0) as attending,
                            progress.waiting_longest, coalesce(opened.opened, 0) as opened_today,
                            opened.accepted_in as accepted_in_seconds, opened.level
                        from progress
                        full join opened on coalesce(opened.department_id, '00000000-0000-0000-0000-000000000000')
                            = coalesce(progress.department_id, '00000000-0000-0000-0000-000000000000')
                        order by 2 desc, 3 desc, 1
                        """.formatted(now.text(), shown.text()))
                .params(params)
                .query(Rows.to(DepartmentRow.class))
                .list();
    }

    /// What an agent has and did.
    record Load(
            AgentId agent,
            long attending,
            long unanswered,
            @Nullable Instant waitingLongest,
            long takenToday,
            long resolvedToday) {}

    List<Load> agents(Day day) {
        var now = day.inProgress();
        var shown = day.shown();
        var params = Stream.of(now.params().stream(), shown.params().stream(), Stream.of(Sql.bindable(day.since())))
                .flatMap(it -> it)
                .toArray();
        return db.sql("""
                        with held as (
                            select conversation.owner_id, count(*) as attending, count(conversation.waiting_since) as unanswered,
                                min(conversation.waiting_since) as waiting_longest
                            from conversation
                            where %s and conversation.owner_id is not null
                            group by conversation.owner_id
                        ), did as (
                            select step.owner_id, count(*) filter (where step.state = 'attending') as taken,
                                count(*) filter (where step.state = 'resolved') as resolved
                            from ticket_step as step
                            join conversation on conversation.account_id = step.account_id
                                and conversation.id = step.conversation_id
                            where %s and step.at >= ? and step.owner_id is not null
                            group by step.owner_id
                        )
                        select coalesce(held.owner_id, did.owner_id) as agent, coalesce(held.attending, 0) as attending,
                            coalesce(held.unanswered, 0) as unanswered, held.waiting_longest,
                            coalesce(did.taken, 0) as taken_today, coalesce(did.resolved, 0) as resolved_today
                        from held
                        full join did on did.owner_id = held.owner_id
                        """.formatted(now.text(), shown.text()))
                .params(params)
                .query(Rows.to(Load.class))
                .list();
    }

    /// How many tickets were resolved since the day began.
    long resolved(Day day) {
        var shown = day.shown();
        return db.sql("""
                        select count(distinct step.ticket_id)
                        from ticket_step as step
                        join conversation on conversation.account_id = step.account_id
                            and conversation.id = step.conversation_id
                        where %s and step.at >= ? and step.state = 'resolved'
                        """.formatted(shown.text()))
                .params(Stream.concat(shown.params().stream(), Stream.of(Sql.bindable(day.since())))
                        .toArray())
                .query(Long.class)
                .single();
    }
}
