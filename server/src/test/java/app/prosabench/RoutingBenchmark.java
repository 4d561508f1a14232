package app.prosabench;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.conversation.ConversationId;
import app.prosa.routing.Candidate;
import app.prosa.routing.Policy;
import app.prosa.routing.Routing;
import app.prosa.routing.Stay;
import app.prosa.routing.Strategy;
import app.prosa.routing.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// How fast routing decides: five hundred agents of ten departments, five thousand that wait, each with room for ten.
/// Everything that waits is decided in one call, as after an outage. The figure says what a decision costs in a queue
/// ten times as long, over a short one; the speed itself stands beside.
final class RoutingBenchmark implements Benchmark {

    private static final Instant NOON = Instant.parse("2026-03-02T15:00:00Z");
    private static final int AGENTS = 500;
    private static final int DEPARTMENTS = 10;
    private static final int LONG = 5_000;
    private static final int SHORT = 500;
    private static final int CALLS = 20;

    private final Random random = new Random(7);
    private final List<DepartmentId> departments = new ArrayList<>();
    private final Map<DepartmentId, Policy> policies = new HashMap<>();
    private final List<Candidate> agents = new ArrayList<>();

    @Override
    public String name() {
        return "routing";
    }

    @Override
    public String about() {
        return "time of a decision with 5,000 waiting for 500 agents / with 500 waiting";
    }

    @Override
    public void prepare() {
        for (int i = 0; i < DEPARTMENTS; i++) {
            var department = new DepartmentId(uuid());
            departments.add(department);
            var strategy = i % 2 == 0 ? Strategy.LEAST_BUSY : Strategy.ROTATION;
            policies.put(department, new Policy(strategy, List.of(), 3, 30, LONG / AGENTS, null, null, null, true));
        }
        for (int i = 0; i < AGENTS; i++) {
            agents.add(new Candidate(
                    new AgentId(uuid()), Set.of(departments.get(i % DEPARTMENTS)), true, 0, 0, null, null));
        }
        perSecond(LONG);
        perSecond(SHORT);
    }

    @Override
    public Round round() {
        double few = perSecond(SHORT);
        double many = perSecond(LONG);
        return new Round(few / many, String.format(Locale.ROOT, "%,.0f / %,.0f decisions per second", many, few));
    }

    private double perSecond(int waiting) {
        var queue = new ArrayList<Waiting>();
        for (int i = 0; i < waiting; i++) {
            var at = NOON.minusSeconds(random.nextInt(3600));
            var department = departments.get(i % DEPARTMENTS);
            queue.add(new Waiting(new ConversationId(uuid()), department, random.nextInt(2), at, Stay.fresh(at)));
        }
        int calls = CALLS * LONG / waiting;
        long before = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            int decided = Routing.decide(queue, agents, policies, NOON).size();
            if (decided != waiting) {
                throw new Wrong("decided " + decided + " of " + waiting);
            }
        }
        return calls * (double) waiting / ((System.nanoTime() - before) / 1e9);
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
