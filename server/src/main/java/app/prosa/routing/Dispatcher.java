package app.prosa.routing;

import app.prosa.account.Account;
import app.prosa.account.Accounts;
import app.prosa.account.Module;
import app.prosa.agent.AgentCard;
import app.prosa.agent.AgentId;
import app.prosa.agent.Agents;
import app.prosa.agent.Department;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Departments;
import app.prosa.agent.Presence;
import app.prosa.agent.Shifts;
import app.prosa.conversation.Assignments;
import app.prosa.conversation.ConversationId;
import app.prosa.live.Presences;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Routes an account once: asks [Routing] what is to be done and does it, in one transaction.
@Component
class Dispatcher {

    /// More wait seldom, and the next run is a moment away.
    private static final int AT_ONCE = 500;

    private final RoutingStore store;
    private final Assignments assignments;
    private final Presences presences;
    private final People people;
    private final Ids ids;
    private final Clock clock;

    Dispatcher(RoutingStore store, Assignments assignments, Presences presences, People people, Ids ids, Clock clock) {
        this.store = store;
        this.assignments = assignments;
        this.presences = presences;
        this.people = people;
        this.ids = ids;
        this.clock = clock;
    }

    /// Who works here, and where.
    @Component
    record People(Agents agents, Departments departments, Shifts shifts, Accounts accounts) {

        Map<AgentId, AgentCard> working(AccountId account) {
            return agents.cards(account).stream()
                    .filter(AgentCard::active)
                    .collect(Collectors.toMap(AgentCard::id, Function.identity()));
        }

        Map<DepartmentId, Department> in(AccountId account) {
            return departments.all(account).stream().collect(Collectors.toMap(Department::id, Function.identity()));
        }
    }

    /// @return how many decisions were carried out; none while another node routes this account
    @Transactional
    public int route(AccountId account) {
        var policies = store.policies(account);
        policies.values().removeIf(Policy::isIdle);
        if (!store.claim(account)) {
            return 0;
        }
        var floor = new Floor(
                people.accounts().account(account),
                policies,
                people.working(account),
                people.in(account),
                people.shifts().roster(account),
                clock.instant());
        int done = takeBack(floor);
        var queue = queue(floor);
        if (queue.isEmpty()) {
            return done;
        }
        var byId = queue.stream().collect(Collectors.toMap(Waiting::conversation, Function.identity()));
        for (var decision : Routing.decide(queue, candidates(floor), policies, floor.now())) {
            if (carryOut(floor, known(byId, decision.conversation()), decision)) {
                done++;
            }
        }
        return done;
    }

    /// What is there because what is asked came from it.
    private static <K, V> V known(Map<K, V> all, K key) {
        return Objects.requireNonNull(all.get(key));
    }

    /// An account as it is while it is routed.
    private record Floor(
            Account settings,
            Map<DepartmentId, Policy> policies,
            Map<AgentId, AgentCard> agents,
            Map<DepartmentId, Department> departments,
            Shifts.Roster roster,
            Instant now) {

        AccountId account() {
            return settings.id();
        }
    }

    private List<Waiting> queue(Floor floor) {
        var queued = queued(floor);
        var stays = new HashMap<ConversationId, RoutingStore.StayRow>();
        store.stays(floor.account(), queued.stream().map(Assignments.Queued::id).toList())
                .forEach(it -> stays.put(it.conversationId(), it));
        return queued.stream()
                .flatMap(it -> {
                    var row = stays.get(it.id());
                    var stay = row != null && row.isOf(it) ? row.stay() : Stay.fresh(it.queuedAt());
                    return waiting(floor, it, stay).stream();
                })
                .toList();
    }

    /// What waits in departments that hand out, and what waits anywhere for somebody in particular.
    private List<Assignments.Queued> queued(Floor floor) {
        var departments = List.copyOf(floor.policies().keySet());
        var queued = new LinkedHashMap<ConversationId, Assignments.Queued>();
        if (!departments.isEmpty()) {
            assignments.queue(floor.account(), departments, AT_ONCE).forEach(it -> queued.put(it.id(), it));
        }
        assignments
                .forSomebody(floor.account(), hasWallets(floor), AT_ONCE)
                .forEach(it -> queued.putIfAbsent(it.id(), it));
        return List.copyOf(queued.values());
    }

    private static boolean hasWallets(Floor floor) {
        return floor.settings().modules().contains(Module.WALLET);
    }

    /// While a department is closed nothing is given away there, except to those whose it is and who work all
    /// the same; what waited through the night has waited since it opened.
    private Optional<Waiting> waiting(Floor floor, Assignments.Queued queued, Stay stay) {
        var hours = floor.roster().of(queued.department());
        boolean open = hours.isOpen(floor.now());
        var wallet = wallet(floor, queued, open);
        if (!open && wallet == null) {
            return Optional.empty();
        }
        var since = hours.openSince(floor.now()).map(stay::notBefore).orElse(stay);
        return Optional.of(
                new Waiting(queued.id(), queued.department(), queued.priority(), queued.queuedAt(), since, wallet));
    }

    private static @Nullable Wallet wallet(Floor floor, Assignments.Queued queued, boolean open) {
        var settings = floor.settings();
        if (!queued.wallet().isEmpty() && hasWallets(floor)) {
            var until = queued.queuedAt().plus(Duration.ofMinutes(settings.walletMinutes()));
            return new Wallet(Reason.Rule.WALLET, queued.wallet(), settings.walletForced() || !open, until);
        }
        return queued.extension() == null
                ? null
                : new Wallet(Reason.Rule.CONNECTION, List.of(queued.extension()), !open, queued.queuedAt());
    }

    /// Everybody, with what they have and whether they are there.
    List<Candidate> candidates(AccountId account) {
        return candidates(account, people.working(account), people.shifts().roster(account), clock.instant());
    }

    private List<Candidate> candidates(Floor floor) {
        return candidates(floor.account(), floor.agents(), floor.roster(), floor.now());
    }

    private List<Candidate> candidates(
            AccountId account, Map<AgentId, AgentCard> working, Shifts.Roster roster, Instant now) {
        var presence = presences.of(account);
        return assignments.loads(account).stream()
                .filter(it -> working.containsKey(it.agent()))
                .map(it -> new Candidate(
                        it.agent(),
                        Set.copyOf(known(working, it.agent()).departments()),
                        presence.get(it.agent().value()) == Presence.ONLINE
                                && roster.works(
                                        it.agent(), known(working, it.agent()).departments(), now),
                        it.open(),
                        it.capacity(),
                        it.lastTurn(),
                        it.lastGiven()))
                .toList();
    }

    private boolean carryOut(Floor floor, Waiting waiting, Decision decision) {
        return switch (decision) {
            case Decision.Assign(var id, var agent, var reason) -> assign(floor, waiting, id, agent, reason);
            case Decision.Move(var id, var to, var stay, var reason) -> move(floor, waiting, id, to, stay, reason);
            case Decision.Ring(var id, var stay, var reason) -> {
                var here = Objects.requireNonNull(waiting.department());
                store.save(floor.account(), id, here, waiting.queuedAt(), stay);
                var until = Objects.requireNonNull(stay.until());
                assignments.ring(floor.account(), id, stay.ringing(), until);
                keep(floor, id, Made.Kind.OFFERED, stay.ringing(), here, reason);
                yield true;
            }
        };
    }

    private boolean assign(Floor floor, Waiting waiting, ConversationId id, AgentId agent, Reason reason) {
        var name = known(floor.agents(), agent).name();
        var why = reason.rule() == Reason.Rule.STRATEGY ? code(reason.strategy()) : code(reason.rule());
        var given = assignments.assign(floor.account(), id, waiting.department(), agent, name, why);
        if (given.isEmpty()) {
            return false;
        }
        store.forget(floor.account(), id);
        keep(floor, id, Made.Kind.ASSIGNED, List.of(agent), waiting.department(), reason);
        return true;
    }

    private boolean move(Floor floor, Waiting waiting, ConversationId id, DepartmentId to, Stay stay, Reason reason) {
        var department = floor.departments().get(to);
        var from = Objects.requireNonNull(waiting.department());
        if (department == null
                || assignments
                        .move(floor.account(), id, from, to, department.name(), code(reason.rule()))
                        .isEmpty()) {
            return false;
        }
        store.save(floor.account(), id, to, waiting.queuedAt(), stay);
        keep(floor, id, Made.Kind.MOVED, List.of(), to, reason);
        return true;
    }

    /// What those have who have been gone for longer than their department's grace waits again.
    private int takeBack(Floor floor) {
        var graces = new HashMap<DepartmentId, Duration>();
        floor.policies().forEach((department, policy) -> {
            if (policy.graceSeconds() != null) {
                graces.put(department, Duration.ofSeconds(policy.graceSeconds()));
            }
        });
        if (graces.isEmpty()) {
            return 0;
        }
        var presence = presences.of(floor.account());
        var absences = store.absences(floor.account());
        store.present(
                floor.account(),
                absences.keySet().stream()
                        .filter(it -> isHere(presence.get(it.value())))
                        .toList());
        int done = 0;
        for (var load : assignments.loads(floor.account())) {
            if (load.open() > 0 && !isHere(presence.get(load.agent().value()))) {
                var since = absences.getOrDefault(load.agent(), floor.now());
                store.absent(floor.account(), load.agent(), since);
                done += takeBack(floor, load.agent(), since, graces);
            }
        }
        return done;
    }

    private int takeBack(Floor floor, AgentId agent, Instant since, Map<DepartmentId, Duration> graces) {
        int done = 0;
        for (var grace : graces.entrySet()) {
            if (floor.now().isBefore(since.plus(grace.getValue()))) {
                continue;
            }
            for (var id : assignments.openOf(floor.account(), agent, List.of(grace.getKey()))) {
                if (assignments
                        .takeBack(floor.account(), id, agent, code(Reason.Rule.ABSENCE))
                        .isPresent()) {
                    long gone = Duration.between(since, floor.now()).toSeconds();
                    var policy = known(floor.policies(), grace.getKey());
                    var reason = new Reason(Reason.Rule.ABSENCE, policy.strategy(), gone, 0, null, null);
                    keep(floor, id, Made.Kind.TAKEN_BACK, List.of(agent), grace.getKey(), reason);
                    done++;
                }
            }
        }
        return done;
    }

    private static boolean isHere(@Nullable Presence presence) {
        return presence == Presence.ONLINE || presence == Presence.AWAY;
    }

    private void keep(
            Floor floor,
            ConversationId id,
            Made.Kind kind,
            List<AgentId> agents,
            @Nullable DepartmentId department,
            Reason reason) {
        store.add(floor.account(), ids.next(), new Made(id, floor.now(), kind, agents, department, reason));
    }

    static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
