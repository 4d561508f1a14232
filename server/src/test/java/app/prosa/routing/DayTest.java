package app.prosa.routing;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.conversation.ConversationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A seeded day: 40 agents, 5 departments, 6,000 conversations, people coming and going.
class DayTest {

    private static final Instant MORNING = Instant.parse("2026-03-02T11:00:00Z");
    private static final int CAPACITY = 6;

    private final Random random = new Random(7);
    private final List<DepartmentId> departments = ids(5).map(DepartmentId::new).toList();
    private final List<AgentId> agents = ids(40).map(AgentId::new).toList();

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void nobodyWaitsWhileSomebodyHasRoomAndFirstComeIsFirstServed(Strategy strategy) {
        var policies = policies(strategy, CAPACITY);
        var day = new Day(
                policies, Map.of(), new Day.Habits(Duration.ofSeconds(8), CAPACITY), moment -> check(moment, policies));

        var outcome = day.play(arrivals(6000), shifts());

        assertThat(outcome.served()).hasSize(6000);
        assertThat(outcome.left()).isEmpty();
        assertThat(outcome.served()).extracting(Day.Served::conversation).doesNotHaveDuplicates();
        assertThat(outcome.busiest().values()).allMatch(it -> it <= CAPACITY);
    }

    @Test
    void theSameDayAlwaysEndsTheSame() {
        var customers = arrivals(500);
        var shifts = shifts();
        var policies = policies(Strategy.HUNT, 3);

        var one =
                new Day(policies, Map.of(), new Day.Habits(Duration.ofSeconds(8), 3), _ -> {}).play(customers, shifts);
        var other =
                new Day(policies, Map.of(), new Day.Habits(Duration.ofSeconds(8), 3), _ -> {}).play(customers, shifts);

        assertThat(one).isEqualTo(other);
    }

    @Test
    void rotationSpreadsWithinOneOfTheIdeal() {
        var one = departments.getFirst();
        var here = agents.subList(0, 7);
        var turns = new HashMap<AgentId, Instant>();
        var given = new HashMap<AgentId, Integer>();
        for (int i = 0; i < 1000; i++) {
            var now = MORNING.plusSeconds(i);
            var candidates = here.stream()
                    .map(it -> new Candidate(it, Set.of(one), true, 0, 0, turns.get(it), turns.get(it)))
                    .toList();

            var decision = Routing.decide(
                            List.of(waiting(one, 0, now)), candidates, policies(Strategy.ROTATION, 0), now)
                    .getFirst();

            var agent = ((Decision.Assign) decision).agent();
            turns.put(agent, now);
            given.merge(agent, 1, Integer::sum);
        }
        assertThat(given.values()).allMatch(it -> it == 142 || it == 143);
    }

    @Test
    void leastBusyLevelsTheLoadWithinOne() {
        var one = departments.getFirst();
        var loads = Map.of(0, 5, 1, 0, 2, 3);
        var candidates = loads.entrySet().stream()
                .map(it -> new Candidate(agents.get(it.getKey()), Set.of(one), true, it.getValue(), 0, null, null))
                .toList();
        var queue = new ArrayList<Waiting>();
        for (int i = 0; i < 10; i++) {
            queue.add(waiting(one, 0, MORNING.plusSeconds(i)));
        }

        var decisions = Routing.decide(queue, candidates, policies(Strategy.LEAST_BUSY, 0), MORNING.plusSeconds(60));

        var after = new HashMap<AgentId, Integer>();
        candidates.forEach(it -> after.put(it.agent(), it.load()));
        decisions.forEach(it -> after.merge(((Decision.Assign) it).agent(), 1, Integer::sum));
        assertThat(after.values()).containsExactlyInAnyOrder(6, 6, 6);
    }

    @Test
    void whoHasALimitOfTheirOwnGetsNoMoreWhateverTheirDepartmentSays() {
        var one = departments.getFirst();
        var queue = Stream.generate(() -> waiting(one, 0, MORNING)).limit(12).toList();
        var candidates = List.of(
                new Candidate(agents.get(0), Set.of(one), true, 0, 2, null, null),
                new Candidate(agents.get(1), Set.of(one), true, 1, 5, null, null),
                new Candidate(agents.get(2), Set.of(one), true, 0, 0, null, null));

        for (var strategy : List.of(Strategy.ROTATION, Strategy.LEAST_BUSY)) {
            var given = Routing.decide(queue, candidates, policies(strategy, 3), MORNING).stream()
                    .map(it -> ((Decision.Assign) it).agent())
                    .collect(Collectors.groupingBy(it -> it, Collectors.counting()));
            assertThat(given)
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of(agents.get(0), 2L, agents.get(1), 4L, agents.get(2), 3L));
        }
    }

    @Test
    void whoGaveItAwayWhoIsFullAndWhoIsGoneGetNothing() {
        var one = departments.getFirst();
        var now = MORNING;
        var stay = new Stay(now, 0, List.of(), List.of(), null, List.of(), List.of(agents.get(0)));
        var queue = List.of(new Waiting(new ConversationId(uuid()), one, 0, now, stay));
        var candidates = List.of(
                new Candidate(agents.get(0), Set.of(one), true, 0, 0, null, null),
                new Candidate(agents.get(1), Set.of(one), true, CAPACITY, 0, null, null),
                new Candidate(agents.get(2), Set.of(one), false, 0, 0, null, null),
                new Candidate(agents.get(3), Set.of(departments.get(1)), true, 0, 0, null, null));

        for (var strategy : Strategy.values()) {
            assertThat(Routing.decide(queue, candidates, policies(strategy, CAPACITY), now))
                    .isEmpty();
        }
    }

    @Test
    void whetherWhatSomebodyTookByHandIsATurnIsUpToEachDepartment() {
        var counts = departments.get(0);
        var forgives = departments.get(1);
        var policies = Map.of(
                counts, new Policy(Strategy.ROTATION, List.of(), 3, 20, 0, null, null, null, true),
                forgives, new Policy(Strategy.ROTATION, List.of(), 3, 20, 0, null, null, null, false));
        // The first took one by hand a moment ago, the second was given one before that.
        var candidates = List.of(
                new Candidate(agents.get(0), Set.of(counts, forgives), true, 0, 0, MORNING.plusSeconds(9), null),
                new Candidate(agents.get(1), Set.of(counts, forgives), true, 0, 0, MORNING, MORNING));
        var now = MORNING.plusSeconds(10);

        var one = Routing.decide(List.of(waiting(counts, 0, now)), candidates, policies, now);
        var other = Routing.decide(List.of(waiting(forgives, 0, now)), candidates, policies, now);

        assertThat(((Decision.Assign) one.getFirst()).agent()).isEqualTo(agents.get(1));
        assertThat(((Decision.Assign) other.getFirst()).agent()).isEqualTo(agents.get(0));
    }

    @Test
    void itRingsAtTheFirstOfTheOrderThenAtMoreThenFallsBack() {
        var one = departments.get(0);
        var other = departments.get(1);
        var order = List.of(agents.get(2), agents.get(0), agents.get(1), agents.get(3));
        var policies = Map.of(one, new Policy(Strategy.TOP, order, 3, 30, 0, other, null, null, true));
        var candidates = order.stream()
                .map(it -> new Candidate(it, Set.of(one), true, 0, 0, null, null))
                .toList();
        var first = waiting(one, 0, MORNING);

        var ring = (Decision.Ring)
                Routing.decide(List.of(first), candidates, policies, MORNING).getFirst();
        var ringing = with(first, ring.stay());
        var early = Routing.decide(List.of(ringing), candidates, policies, MORNING.plusSeconds(29));
        var wider = (Decision.Ring) Routing.decide(List.of(ringing), candidates, policies, MORNING.plusSeconds(30))
                .getFirst();
        var moved = Routing.decide(List.of(with(first, wider.stay())), candidates, policies, MORNING.plusSeconds(60))
                .getFirst();

        assertThat(ring.stay().ringing()).isEqualTo(order.subList(0, 3));
        assertThat(early).isEmpty();
        assertThat(wider.stay().ringing()).isEqualTo(order);
        assertThat(moved)
                .isInstanceOfSatisfying(
                        Decision.Move.class, it -> assertThat(it.department()).isEqualTo(other));
    }

    @Test
    void aHuntRingsAtOneAfterTheOtherAndNeverTwiceAtOnceAtTheSame() {
        var one = departments.getFirst();
        var order = agents.subList(0, 3);
        var policies = Map.of(one, new Policy(Strategy.HUNT, order, 1, 20, 0, null, null, null, true));
        var candidates = order.stream()
                .map(it -> new Candidate(it, Set.of(one), true, 0, 0, null, null))
                .toList();
        var first = waiting(one, 0, MORNING);
        var second = waiting(one, 0, MORNING.plusSeconds(1));

        var rings = Routing.decide(List.of(second, first), candidates, policies, MORNING.plusSeconds(1));

        assertThat(rings)
                .extracting(Decision::conversation)
                .containsExactly(first.conversation(), second.conversation());
        assertThat(rings)
                .extracting(it -> ((Decision.Ring) it).stay().ringing().getFirst())
                .containsExactly(order.get(0), order.get(1));
        var next = (Decision.Ring) Routing.decide(
                        List.of(with(first, ((Decision.Ring) rings.getFirst()).stay())),
                        candidates,
                        policies,
                        MORNING.plusSeconds(21))
                .getFirst();
        assertThat(next.stay().ringing()).containsExactly(order.get(1));
    }

    /// What must hold at every moment where conversations are given, not rung at.
    private static void check(Day.Moment moment, Map<DepartmentId, Policy> policies) {
        var assigned = moment.decisions().stream()
                .filter(Decision.Assign.class::isInstance)
                .map(Decision.Assign.class::cast)
                .toList();
        var loads = moment.agents().stream().collect(Collectors.toMap(Candidate::agent, Candidate::load));
        var byAgent = moment.agents().stream().collect(Collectors.toMap(Candidate::agent, it -> it));
        for (var it : assigned) {
            assertThat(Objects.requireNonNull(byAgent.get(it.agent())).present())
                    .isTrue();
            loads.merge(it.agent(), 1, Integer::sum);
        }
        assertThat(loads.values()).allMatch(it -> it <= CAPACITY);
        var decided = moment.decisions().stream().map(Decision::conversation).collect(Collectors.toSet());
        var servedLast = new HashMap<DepartmentId, Waiting>();
        for (var it : moment.queue().stream()
                .sorted(java.util.Comparator.comparingInt(Waiting::priority)
                        .reversed()
                        .thenComparing(Waiting::queuedAt)
                        .thenComparing(w -> w.conversation().value()))
                .toList()) {
            var strategy = Objects.requireNonNull(policies.get(it.department())).strategy();
            if (strategy != Strategy.ROTATION && strategy != Strategy.LEAST_BUSY) {
                continue;
            }
            if (!decided.contains(it.conversation())) {
                servedLast.put(it.department(), it);
                boolean room = moment.agents().stream()
                        .anyMatch(agent -> agent.present()
                                && agent.departments().contains(it.department())
                                && loads.getOrDefault(agent.agent(), 0) < CAPACITY);
                assertThat(room).as("somebody has room for %s", it).isFalse();
            } else {
                assertThat(servedLast).as("one who came later was served").doesNotContainKey(it.department());
            }
        }
    }

    private Map<DepartmentId, Policy> policies(Strategy strategy, int capacity) {
        return departments.stream()
                .collect(Collectors.toMap(
                        it -> it, _ -> new Policy(strategy, List.of(), 3, 20, capacity, null, null, null, true)));
    }

    private List<Day.Arrival> arrivals(int many) {
        var arrivals = new ArrayList<Day.Arrival>();
        for (int i = 0; i < many; i++) {
            arrivals.add(new Day.Arrival(
                    new ConversationId(uuid()),
                    departments.get(random.nextInt(departments.size())),
                    random.nextInt(10) == 0 ? 1 : 0,
                    MORNING.plusMillis(random.nextInt(9 * 60 * 60 * 1000)),
                    Duration.ofSeconds(120 + random.nextInt(900))));
        }
        return arrivals;
    }

    /// Everybody in one to three departments, with a break, and somebody everywhere until everything is done.
    private List<Day.Shift> shifts() {
        var shifts = new ArrayList<Day.Shift>();
        for (int i = 0; i < agents.size(); i++) {
            var where = new HashSet<DepartmentId>();
            where.add(departments.get(i % departments.size()));
            for (int more = random.nextInt(3); more > 0; more--) {
                where.add(departments.get(random.nextInt(departments.size())));
            }
            var begin = MORNING.plusSeconds(random.nextInt(3600));
            var noon = begin.plusSeconds(3 * 3600 + random.nextInt(3600));
            shifts.add(new Day.Shift(agents.get(i), where, begin, noon));
            shifts.add(new Day.Shift(agents.get(i), where, noon.plusSeconds(1800), MORNING.plus(Duration.ofHours(20))));
        }
        return shifts;
    }

    private Waiting waiting(DepartmentId department, int priority, Instant at) {
        return new Waiting(new ConversationId(uuid()), department, priority, at, Stay.fresh(at));
    }

    private static Waiting with(Waiting it, Stay stay) {
        return new Waiting(it.conversation(), it.department(), it.priority(), it.queuedAt(), stay);
    }

    private java.util.stream.Stream<UUID> ids(int many) {
        return java.util.stream.Stream.generate(this::uuid).limit(many);
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
