package app.prosa.routing;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.conversation.ConversationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Plays a day of service through [Routing], as a rehearsal and in tests: customers arrive, people come and go, take
/// what they are given or rung at,
/// and finish it. Time jumps from one happening to the next; nothing is random, so a day always ends the same.
final class Day {

    private static final Duration TO_THE_END = Duration.ofHours(12);

    private final Map<DepartmentId, Policy> policies;
    private final Map<AgentId, Integer> capacities;
    private final Habits habits;
    private final Consumer<Moment> watcher;
    private final Map<AgentId, Worker> workers = new LinkedHashMap<>();
    private final Map<ConversationId, Waiting> queue = new LinkedHashMap<>();
    private final Map<ConversationId, Arrival> arrivals = new HashMap<>();
    private final PriorityQueue<Happening> agenda =
            new PriorityQueue<>(Comparator.comparing(Happening::at).thenComparingInt(Happening::order));
    private final List<Served> served = new ArrayList<>();
    private int planned;

    /// A customer writes.
    ///
    /// @param service how long an agent is busy with it
    record Arrival(ConversationId conversation, DepartmentId department, int priority, Instant at, Duration service) {}

    /// An agent is there.
    record Shift(AgentId agent, Set<DepartmentId> departments, Instant from, Instant to) {}

    /// What people do by themselves.
    ///
    /// @param reaction how long somebody needs to take what rings at them or waits for everybody
    /// @param hands how many conversations somebody takes who may take what they like
    record Habits(Duration reaction, int hands) {}

    /// @param waited in all departments together
    record Served(ConversationId conversation, DepartmentId department, AgentId agent, Instant at, Duration waited) {}

    /// What there was to decide and what was decided, for whoever watches.
    record Moment(Instant now, List<Waiting> queue, List<Candidate> agents, List<Decision> decisions) {}

    /// @param left what nobody took by the end
    record Outcome(List<Served> served, List<Waiting> left, Map<AgentId, Integer> busiest) {}

    private record Happening(Instant at, int order, Runnable what) {}

    /// @param capacities of those who have a limit of their own
    Day(Map<DepartmentId, Policy> policies, Map<AgentId, Integer> capacities, Habits habits, Consumer<Moment> watcher) {
        this.policies = policies;
        this.capacities = capacities;
        this.habits = habits;
        this.watcher = watcher;
    }

    Outcome play(List<Arrival> customers, List<Shift> shifts) {
        for (var shift : shifts) {
            workers.putIfAbsent(
                    shift.agent(),
                    new Worker(shift.agent(), shift.departments(), capacities.getOrDefault(shift.agent(), 0)));
            plan(shift.from(), () -> worker(shift.agent()).here++);
            plan(shift.to(), () -> worker(shift.agent()).here--);
        }
        customers.forEach(it -> plan(it.at(), () -> arrive(it)));
        var end = agenda.stream()
                .map(Happening::at)
                .max(Comparator.naturalOrder())
                .map(it -> it.plus(TO_THE_END));
        while (!agenda.isEmpty()
                && end.filter(it -> agenda.peek().at().isBefore(it)).isPresent()) {
            var now = agenda.peek().at();
            while (!agenda.isEmpty() && agenda.peek().at().equals(now)) {
                agenda.poll().what().run();
            }
            route(now);
        }
        var busiest = new LinkedHashMap<AgentId, Integer>();
        workers.values().forEach(it -> busiest.put(it.agent, it.most));
        return new Outcome(List.copyOf(served), List.copyOf(queue.values()), busiest);
    }

    private void plan(Instant at, Runnable what) {
        agenda.add(new Happening(at, planned++, what));
    }

    private Worker worker(AgentId agent) {
        return Objects.requireNonNull(workers.get(agent));
    }

    private void arrive(Arrival it) {
        arrivals.put(it.conversation(), it);
        wait(
                it.conversation(),
                new Waiting(it.conversation(), it.department(), it.priority(), it.at(), Stay.fresh(it.at())));
    }

    private void wait(ConversationId id, Waiting waiting) {
        queue.put(id, waiting);
        var policy = policies.getOrDefault(waiting.department(), Policy.USUAL);
        if (policy.fallbackSeconds() != null) {
            plan(waiting.stay().since().plusSeconds(policy.fallbackSeconds()), () -> {});
        }
    }

    private void route(Instant now) {
        var waiting = List.copyOf(queue.values());
        var agents = workers.values().stream().map(Worker::candidate).toList();
        var decisions = Routing.decide(waiting, agents, policies, now);
        watcher.accept(new Moment(now, waiting, agents, decisions));
        for (var decision : decisions) {
            switch (decision) {
                case Decision.Assign(var id, var agent, var _) -> serve(id, agent, now);
                case Decision.Move(var id, var to, var stay, var _) -> {
                    var old = waiting(id);
                    wait(id, new Waiting(id, to, old.priority(), old.queuedAt(), stay));
                    plan(now, () -> {});
                }
                case Decision.Ring(var id, var stay, var _) -> ring(id, stay, now);
            }
        }
        takeFreely(now);
    }

    private Waiting waiting(ConversationId id) {
        return Objects.requireNonNull(queue.get(id));
    }

    /// Somebody who hears it takes it after a moment, if they still can.
    private void ring(ConversationId id, Stay stay, Instant now) {
        var old = waiting(id);
        queue.put(id, new Waiting(id, old.department(), old.priority(), old.queuedAt(), stay));
        plan(Objects.requireNonNull(stay.until()), () -> {});
        var at = now.plus(habits.reaction());
        plan(at, () -> {
            var still = queue.get(id);
            if (still != null && still.stay().equals(stay)) {
                stay.ringing().stream()
                        .map(this::worker)
                        .filter(it -> it.here > 0 && it.load < habits.hands())
                        .min(Worker.LEAST_BUSY)
                        .ifPresent(it -> serve(id, it.agent, at));
            }
        });
    }

    /// Where everybody may take what waits, whoever has a hand free takes the first.
    private void takeFreely(Instant now) {
        for (var it : List.copyOf(queue.values())) {
            var policy = policies.getOrDefault(it.department(), Policy.USUAL);
            if (policy.strategy() == Strategy.EVERYONE && !it.stay().ringsAt(now)) {
                var at = now.plus(habits.reaction());
                free(it).ifPresent(worker -> {
                    worker.reaching++;
                    // Whoever reaches for it is as good as rung at: nobody else need reach.
                    queue.put(
                            it.conversation(),
                            new Waiting(
                                    it.conversation(),
                                    it.department(),
                                    it.priority(),
                                    it.queuedAt(),
                                    it.stay().ringing(List.of(worker.agent), List.of(), at.plusMillis(1))));
                    plan(at, () -> {
                        worker.reaching--;
                        if (queue.containsKey(it.conversation()) && worker.here > 0) {
                            serve(it.conversation(), worker.agent, at);
                        }
                    });
                });
            }
        }
    }

    private Optional<Worker> free(Waiting it) {
        return workers.values().stream()
                .filter(worker -> worker.here > 0
                        && worker.departments.contains(it.department())
                        && worker.load + worker.reaching < habits.hands())
                .min(Worker.LEAST_BUSY);
    }

    private void serve(ConversationId id, AgentId agent, Instant now) {
        var waiting = queue.remove(id);
        var arrival = arrivals.get(id);
        if (waiting == null || arrival == null) {
            return;
        }
        var worker = worker(agent);
        worker.load++;
        worker.most = Math.max(worker.most, worker.load);
        worker.lastTurn = now;
        served.add(new Served(
                id, Objects.requireNonNull(waiting.department()), agent, now, Duration.between(arrival.at(), now)));
        plan(now.plus(arrival.service()), () -> worker.load--);
    }

    private static final class Worker {

        private static final Comparator<Worker> LEAST_BUSY =
                Comparator.comparingInt((Worker it) -> it.load + it.reaching).thenComparing(it -> it.agent.value());

        private final AgentId agent;
        private final Set<DepartmentId> departments;
        private final int capacity;
        private int here;
        private int load;
        private int most;
        private int reaching;
        private @Nullable Instant lastTurn;

        private Worker(AgentId agent, Set<DepartmentId> departments, int capacity) {
            this.agent = agent;
            this.departments = departments;
            this.capacity = capacity;
        }

        private Candidate candidate() {
            return new Candidate(agent, departments, here > 0, load, capacity, lastTurn, lastTurn);
        }
    }
}
