package app.prosa.routing;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Decides who gets which conversation. A pure function: the same queue, agents, policies and time always lead to the
/// same decisions, in the running product and in a rehearsal.
///
/// First come, first served within a priority; never to somebody who is not there, has as many as they may, or gave it
/// away; what nobody takes in time rings further and then falls back to another department.
public final class Routing {

    private static final Comparator<Waiting> FIRST_COME = Comparator.comparingInt(Waiting::priority)
            .reversed()
            .thenComparing(Waiting::queuedAt)
            .thenComparing(it -> it.conversation().value());

    private final Map<DepartmentId, Policy> policies;
    private final Map<DepartmentId, List<Seat>> seats;
    private final Map<AgentId, Seat> everybody;
    private final Instant now;

    private Routing(List<Candidate> agents, Map<DepartmentId, Policy> policies, Instant now) {
        this.policies = policies;
        this.now = now;
        this.seats = new HashMap<>();
        this.everybody = new HashMap<>();
        for (var agent : agents) {
            if (agent.present()) {
                var seat = new Seat(agent);
                everybody.put(agent.agent(), seat);
                agent.departments()
                        .forEach(it -> seats.computeIfAbsent(it, _ -> new ArrayList<>())
                                .add(seat));
            }
        }
    }

    /// @param queue what waits, in any order
    /// @param agents everybody, there or not
    /// @param policies where a department has none, [Policy#USUAL] holds
    /// @return in the order in which they are to be carried out; what is not named goes on waiting
    public static List<Decision> decide(
            List<Waiting> queue, List<Candidate> agents, Map<DepartmentId, Policy> policies, Instant now) {
        var routing = new Routing(agents, policies, now);
        var inOrder = queue.stream().sorted(FIRST_COME).toList();
        inOrder.forEach(routing::noticeRinging);
        return inOrder.stream().flatMap(it -> routing.decide(it).stream()).toList();
    }

    /// Whoever is being rung at is not rung at by another hunt meanwhile.
    private void noticeRinging(Waiting waiting) {
        if (policy(waiting).strategy() == Strategy.HUNT && waiting.stay().ringsAt(now)) {
            seats(waiting.department()).stream()
                    .filter(it -> waiting.stay().ringing().contains(it.agent))
                    .forEach(it -> it.ringing = true);
        }
    }

    private Optional<Decision> decide(Waiting waiting) {
        var wallet = waiting.wallet();
        if (wallet == null || waiting.stay().excluded().containsAll(wallet.agents())) {
            return byDepartment(waiting);
        }
        var theirs = toTheWallet(waiting, wallet);
        return theirs.isPresent() || wallet.holdsAt(now) ? theirs : byDepartment(waiting);
    }

    /// The agents of a wallet get what is theirs wherever it waits; several take turns.
    private Optional<Decision> toTheWallet(Waiting waiting, Wallet wallet) {
        var policy = policy(waiting);
        var free = wallet.agents().stream()
                .map(everybody::get)
                .filter(Objects::nonNull)
                .filter(it -> it.hasRoom(policy) && !waiting.stay().excluded().contains(it.agent))
                .toList();
        return assign(wallet.rule(), waiting, policy, free, longestWithout(policy));
    }

    private Optional<Decision> byDepartment(Waiting waiting) {
        if (waiting.department() == null) {
            return Optional.empty();
        }
        var policy = policy(waiting);
        var free = seats(waiting.department()).stream()
                .filter(it -> it.hasRoom(policy) && !waiting.stay().excluded().contains(it.agent))
                .toList();
        return fallBackInTime(waiting, policy, free.size()).or(() -> switch (policy.strategy()) {
            case EVERYONE -> Optional.empty();
            case ROTATION -> assign(Reason.Rule.STRATEGY, waiting, policy, free, longestWithout(policy));
            case LEAST_BUSY ->
                assign(
                        Reason.Rule.STRATEGY,
                        waiting,
                        policy,
                        free,
                        Comparator.comparingInt((Seat it) -> it.load).thenComparing(longestWithout(policy)));
            case TOP, HUNT -> ring(waiting, policy, free);
        });
    }

    private static Comparator<Seat> longestWithout(Policy policy) {
        return Comparator.comparing((Seat it) -> it.turn(policy), Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(it -> it.agent.value());
    }

    private Optional<Decision> assign(
            Reason.Rule rule, Waiting waiting, Policy policy, List<Seat> free, Comparator<Seat> best) {
        return free.stream().min(best).map(seat -> {
            var reason = reason(rule, waiting, policy, free.size(), seat.load, null);
            seat.load++;
            seat.lastTurn = now;
            seat.lastGiven = now;
            return new Decision.Assign(waiting.conversation(), seat.agent, reason);
        });
    }

    private Optional<Decision> ring(Waiting waiting, Policy policy, List<Seat> free) {
        var stay = waiting.stay();
        boolean heard = free.stream().anyMatch(it -> stay.ringing().contains(it.agent));
        if (stay.ringsAt(now) && heard) {
            return Optional.empty();
        }
        var silent = inOrder(policy, free)
                .filter(it -> !stay.rung().contains(it.agent))
                .toList();
        if (silent.isEmpty() && !stay.rung().isEmpty()) {
            return policy.fallbackSeconds() == null && mayFallBack(waiting, policy)
                    ? Optional.of(fallBack(waiting, policy, free.size()))
                    : ringAgain(waiting, policy, free);
        }
        return ringAt(waiting, policy, silent, stay.rung(), free.size());
    }

    /// Everybody has heard it. Where it rings at several it goes on ringing at all; a hunt begins again.
    private Optional<Decision> ringAgain(Waiting waiting, Policy policy, List<Seat> free) {
        return policy.strategy() == Strategy.HUNT
                ? ringAt(waiting, policy, inOrder(policy, free).toList(), List.of(), free.size())
                : Optional.empty();
    }

    private Optional<Decision> ringAt(
            Waiting waiting, Policy policy, List<Seat> silent, List<AgentId> rung, int eligible) {
        boolean hunt = policy.strategy() == Strategy.HUNT;
        var next = silent.stream()
                .filter(it -> !hunt || !it.ringing)
                .limit(hunt ? 1 : policy.top())
                .toList();
        if (next.isEmpty()) {
            return Optional.empty();
        }
        next.forEach(it -> it.ringing |= hunt);
        var fresh = next.stream().map(it -> it.agent).toList();
        var all = Stream.concat(rung.stream(), fresh.stream()).toList();
        var stay = waiting.stay().ringing(hunt ? fresh : all, all, now.plus(policy.ring()));
        var reason = reason(
                Reason.Rule.STRATEGY, waiting, policy, eligible, hunt ? next.getFirst().load : null, stay.ring());
        return Optional.of(new Decision.Ring(waiting.conversation(), stay, reason));
    }

    private static Stream<Seat> inOrder(Policy policy, List<Seat> free) {
        var places = new HashMap<AgentId, Integer>();
        policy.order().forEach(it -> places.putIfAbsent(it, places.size()));
        return free.stream()
                .sorted(Comparator.comparingInt((Seat it) -> places.getOrDefault(it.agent, Integer.MAX_VALUE))
                        .thenComparing(it -> it.agent.value()));
    }

    private Optional<Decision> fallBackInTime(Waiting waiting, Policy policy, int eligible) {
        var seconds = policy.fallbackSeconds();
        boolean due = seconds != null
                && !now.isBefore(waiting.stay().since().plusSeconds(seconds))
                && mayFallBack(waiting, policy);
        return due ? Optional.of(fallBack(waiting, policy, eligible)) : Optional.empty();
    }

    private static boolean mayFallBack(Waiting waiting, Policy policy) {
        var fallback = policy.fallback();
        return fallback != null
                && !fallback.equals(waiting.department())
                && !waiting.stay().visited().contains(fallback);
    }

    private Decision fallBack(Waiting waiting, Policy policy, int eligible) {
        var fallback = Objects.requireNonNull(policy.fallback());
        return new Decision.Move(
                waiting.conversation(),
                fallback,
                waiting.stay().movedFrom(Objects.requireNonNull(waiting.department()), now),
                reason(Reason.Rule.FALLBACK, waiting, policy, eligible, null, null));
    }

    private Reason reason(
            Reason.Rule rule,
            Waiting waiting,
            Policy policy,
            int eligible,
            @Nullable Integer load,
            @Nullable Integer ring) {
        long waited = Duration.between(waiting.stay().since(), now).toSeconds();
        return new Reason(rule, policy.strategy(), Math.max(0, waited), eligible, load, ring);
    }

    private Policy policy(Waiting waiting) {
        var department = waiting.department();
        return department == null ? Policy.USUAL : policies.getOrDefault(department, Policy.USUAL);
    }

    private List<Seat> seats(@Nullable DepartmentId department) {
        return department == null ? List.of() : seats.getOrDefault(department, List.of());
    }

    /// An agent while decisions are made: their load grows with what they get.
    private static final class Seat {

        private final Candidate candidate;
        private final AgentId agent;
        private int load;
        private @Nullable Instant lastTurn;
        private @Nullable Instant lastGiven;
        private boolean ringing;

        private Seat(Candidate candidate) {
            this.candidate = candidate;
            this.agent = candidate.agent();
            this.load = candidate.load();
            this.lastTurn = candidate.lastTurn();
            this.lastGiven = candidate.lastGiven();
        }

        private @Nullable Instant turn(Policy policy) {
            return policy.manualCounts() ? lastTurn : lastGiven;
        }

        private boolean hasRoom(Policy policy) {
            return candidate.hasRoom(policy, load);
        }
    }
}
