package app.prosa.supervision;

import app.prosa.account.Accounts;
import app.prosa.agent.Actor;
import app.prosa.agent.AgentCard;
import app.prosa.agent.AgentId;
import app.prosa.agent.Agents;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Permission;
import app.prosa.agent.Presence;
import app.prosa.connection.ConnectionId;
import app.prosa.conversation.Visibility;
import app.prosa.live.Presences;
import app.prosa.supervision.Panel.AgentRow;
import app.prosa.supervision.Panel.DepartmentRow;
import app.prosa.supervision.SupervisionStore.Day;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Reads the panel: what the supervisor may see of it, and no more.
@Component
public class Supervision {

    private final SupervisionStore store;
    private final Agents agents;
    private final Accounts accounts;
    private final Presences presences;
    private final Clock clock;

    Supervision(SupervisionStore store, Agents agents, Accounts accounts, Presences presences, Clock clock) {
        this.store = store;
        this.agents = agents;
        this.accounts = accounts;
        this.presences = presences;
        this.clock = clock;
    }

    /// What the panel is narrowed to; empty lists narrow nothing.
    ///
    /// @param targetSeconds within which time a ticket is accepted in time
    public record Filter(
            List<AgentId> agents, List<DepartmentId> departments, List<ConnectionId> connections, int targetSeconds) {}

    /// One snapshot, so that the figures belong together.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Panel panel(Actor actor, Filter filter) {
        var now = clock.instant();
        var since = today(actor, now);
        var viewer = Visibility.of(actor);
        var day = new Day(actor.account(), viewer, filter, since);
        var departments = store.departments(day);
        var services = store.services(day);
        return new Panel(now, since, totals(day, departments), departments, people(actor, day), services);
    }

    private Instant today(Actor actor, Instant now) {
        var zone = ZoneId.of(accounts.account(actor.account()).timeZone());
        return now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    private Panel.Totals totals(Day day, List<DepartmentRow> departments) {
        long opened = sum(departments, DepartmentRow::openedToday);
        var inTime = departments.stream()
                .filter(it -> it.level() != null)
                .mapToDouble(it -> Objects.requireNonNull(it.level()) * it.openedToday())
                .sum();
        var longest = departments.stream()
                .map(DepartmentRow::waitingLongest)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
        return new Panel.Totals(
                sum(departments, DepartmentRow::waiting),
                sum(departments, DepartmentRow::attending),
                opened,
                store.resolved(day),
                longest.orElse(null),
                opened == 0 ? null : inTime / opened);
    }

    private static long sum(List<DepartmentRow> rows, Function<DepartmentRow, Long> figure) {
        return rows.stream().mapToLong(figure::apply).sum();
    }

    /// Colleagues of the supervisor's departments, or everybody; those who have much come first.
    private List<AgentRow> people(Actor actor, Day day) {
        var presence = presences.of(actor.account());
        var loads =
                store.agents(day).stream().collect(Collectors.toMap(SupervisionStore.Load::agent, Function.identity()));
        return agents.cards(actor.account()).stream()
                .filter(AgentCard::active)
                .filter(it ->
                        actor.may(Permission.SEE_ALL) || !Collections.disjoint(it.departments(), actor.departments()))
                .filter(it -> isAsked(it, day.filter()))
                .map(it -> row(it.id(), presence.get(it.id().value()), loads.get(it.id())))
                .sorted(Comparator.comparingLong(AgentRow::attending).reversed())
                .toList();
    }

    private static boolean isAsked(AgentCard card, Filter filter) {
        boolean asked = filter.agents().isEmpty() || filter.agents().contains(card.id());
        return asked
                && (filter.departments().isEmpty() || !Collections.disjoint(card.departments(), filter.departments()));
    }

    private static AgentRow row(AgentId id, @Nullable Presence presence, SupervisionStore.@Nullable Load load) {
        var here = presence == null ? Presence.OFFLINE : presence;
        return load == null
                ? new AgentRow(id, here, 0, 0, null, 0, 0)
                : new AgentRow(
                        id,
                        here,
                        load.attending(),
                        load.unanswered(),
                        load.waitingLongest(),
                        load.takenToday(),
                        load.resolvedToday());
    }
}
