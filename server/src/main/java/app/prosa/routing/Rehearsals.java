package app.prosa.routing;

import app.prosa.account.Accounts;
import app.prosa.agent.Actor;
import app.prosa.agent.Agent;
import app.prosa.agent.AgentCard;
import app.prosa.agent.AgentId;
import app.prosa.agent.Agents;
import app.prosa.agent.DepartmentId;
import app.prosa.conversation.PastDay;
import app.prosa.sql.AccountId;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Rehearses a policy before it is switched on: plays a day twice through the function that decides in earnest, once
/// under the policies that hold and once with the changed one. Nothing is changed by it.
///
/// What it takes for granted: people serve as fast as they did, whoever they are; who was there is told by what they
/// did that day; and nobody goes away in the middle of a service.
@Component
public class Rehearsals {

    /// How many customers a day may have.
    static final int MOST = 5_000;

    private final Reading reading;
    /// It takes a core for some seconds; the others are for those who work.
    private final Semaphore stage = new Semaphore(1);

    Rehearsals(Reading reading) {
        this.reading = reading;
    }

    /// What is read before it begins.
    @Component
    static class Reading {

        private final Policies policies;
        private final RoutingStore store;
        private final PastDay past;
        private final Accounts accounts;
        private final Agents agents;
        private final Clock clock;

        Reading(Policies policies, RoutingStore store, PastDay past, Accounts accounts, Agents agents, Clock clock) {
            this.policies = policies;
            this.store = store;
            this.past = past;
            this.accounts = accounts;
            this.agents = agents;
            this.clock = clock;
        }

        @Transactional(readOnly = true)
        public Play play(Actor actor, DepartmentId department, RehearsalWish wish) {
            var changed = policies.possible(actor, department, wish.policy());
            wish.checked();
            var zone = ZoneId.of(accounts.account(actor.account()).timeZone());
            var cast = wish.made() == null ? was(actor.account(), wish, zone) : made(actor, department, wish, zone);
            var present = store.policies(actor.account());
            var next = new HashMap<>(present);
            next.put(department, changed);
            return new Play(department, zone, cast, present, next, capacities(actor.account()), habits(wish));
        }

        private Cast was(AccountId account, RehearsalWish wish, ZoneId zone) {
            var day = wish.day();
            if (day == null || !day.isBefore(clock.instant().atZone(zone).toLocalDate())) {
                throw new Refusal.Invalid("invalid", "Choose a day that is over.", Map.of("field", "day"));
            }
            var from = day.atStartOfDay(zone).toInstant();
            var until = day.plusDays(1).atStartOfDay(zone).toInstant();
            var departments = agents.cards(account).stream()
                    .collect(Collectors.toMap(AgentCard::id, it -> Set.copyOf(it.departments())));
            return Cast.of(past.arrivals(account, from, until, MOST), past.signs(account, from, until), departments);
        }

        private Cast made(Actor actor, DepartmentId department, RehearsalWish wish, ZoneId zone) {
            List<AgentId> members = agents.cards(actor.account()).stream()
                    .filter(it -> it.active() && it.departments().contains(department))
                    .map(AgentCard::id)
                    .toList();
            var today = clock.instant().atZone(zone).toLocalDate();
            return Cast.made(Objects.requireNonNull(wish.made()), department, members, today, zone);
        }

        private Map<AgentId, Integer> capacities(AccountId account) {
            return agents.all(account).stream().collect(Collectors.toMap(Agent::id, Agent::capacity));
        }

        private static Day.Habits habits(RehearsalWish wish) {
            return new Day.Habits(Duration.ofSeconds(wish.reactionSeconds()), wish.hands());
        }
    }

    /// Everything that a rehearsal needs: from here on it is computing only.
    record Play(
            DepartmentId department,
            ZoneId zone,
            Cast cast,
            Map<DepartmentId, Policy> present,
            Map<DepartmentId, Policy> changed,
            Map<AgentId, Integer> capacities,
            Day.Habits habits) {

        Day.Outcome under(Map<DepartmentId, Policy> policies) {
            return new Day(policies, capacities, habits, _ -> {}).play(cast.customers(), cast.staff());
        }
    }

    /// @throws Refusal.Conflict while somebody else rehearses here
    public Rehearsal rehearse(Actor actor, DepartmentId department, RehearsalWish wish) {
        var play = reading.play(actor, department, wish);
        if (!stage.tryAcquire()) {
            throw new Refusal.Conflict("rehearsing", "Somebody rehearses at this moment. Try again shortly.");
        }
        try {
            var figures = new RehearsalFigures(play);
            return new Rehearsal(
                    figures.arrivals(),
                    figures.people(),
                    play.cast().customers().size() >= MOST,
                    figures.side(play.under(play.present())),
                    figures.side(play.under(play.changed())));
        } finally {
            stage.release();
        }
    }
}
