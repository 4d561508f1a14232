package app.prosa.faults;

import app.prosa.Eg;
import app.prosa.ServerProcess;
import app.prosa.Shop;
import app.prosa.SimulatedShop;
import app.prosa.TestVisitor;
import app.prosa.simulator.Simulator;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// Customers and agents write to each other while messages, answers and webhooks get lost, doubled and mixed up, and
/// the server, its database or both are killed. Both ends go on by themselves: the simulator delivers again, an agent's
/// screen sends again what was not answered, under the same id.
public final class KillRun implements AutoCloseable {

    private static final int AGENTS = 4;
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MOST_SAID = 6_000;

    /// The faults of the provider, each in so many of a hundred cases. The slow ones and those that hold up the whole
    /// line are rarer, or nothing else would happen.
    private static final Map<String, Double> FAULTS = Map.ofEntries(
            Map.entry("F1", 0.005),
            Map.entry("F1-pair", 0.005),
            Map.entry("F2", 0.005),
            Map.entry("F2-500", 0.005),
            Map.entry("F3", 0.02),
            Map.entry("F3-before", 0.02),
            Map.entry("F4", 0.005),
            Map.entry("F5", 0.05),
            Map.entry("F5-five", 0.01),
            Map.entry("F6", 0.05),
            Map.entry("F6-repeat", 0.05),
            Map.entry("F6-read", 0.05),
            Map.entry("F7", 0.05),
            Map.entry("F8", 0.05),
            Map.entry("F9", 0.01),
            Map.entry("F9-none", 0.01),
            Map.entry("F9-old", 0.01),
            Map.entry("F9-body", 0.01),
            Map.entry("F17", 0.05));

    private final Plan plan;
    private final Simulator simulator = Simulator.start(0);
    private final ServerProcess server;
    private final Collected collected = new Collected();

    public KillRun(Path folder, Plan plan) {
        this.plan = plan;
        simulator.reset(plan.seed());
        server = new ServerProcess(
                folder,
                "--prosa.meta-url=" + simulator.metaUrl(),
                "--prosa.trusted-proxies=127.0.0.0/8,::1",
                "--prosa.password-memory=64",
                "--prosa.send-lease=PT8S");
    }

    /// What a run comes to.
    ///
    /// @param wrongs what is wrong; empty when Prosa kept its word
    /// @param note what happened, in figures
    public record Result(List<String> wrongs, String note) {}

    public Result run() throws Exception {
        try {
            return tried();
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "The run with the seed %d did not come to its end. The server's threads:\n%s\nIts last words:\n%s"
                            .formatted(plan.seed(), server.stacks(), lastWords()),
                    e);
        }
    }

    private String lastWords() {
        var said = server.said();
        return said.substring(Math.max(0, said.length() - MOST_SAID));
    }

    private Result tried() throws Exception {
        server.start();
        server.untilUp();
        var desk = Eg.desk(server.port());
        var shop = SimulatedShop.open(desk, simulator);
        var agents = new ArrayList<Eg.Person>();
        for (int i = 0; i < AGENTS; i++) {
            agents.add(desk.colleague("Atendente " + i, "agent", shop.shop().department()));
        }
        try (var console = new OpenConsole(desk.admin(), server.port())) {
            FAULTS.forEach(simulator::faultSometimes);
            try {
                atOnce(console, agents);
                simulator.noFaults();
                rest(console, desk.admin());
            } catch (ConditionTimeoutException e) {
                throw new IllegalStateException("At the end there was " + console + ".", e);
            }
            var facts = collected.facts(simulator, desk.admin(), console);
            return new Result(Verdict.on(facts), note(facts, console));
        }
    }

    private void atOnce(OpenConsole console, List<Eg.Person> agents) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Future<?>>();
            work.add(threads.submit(done(this::write)));
            work.add(threads.submit(done(this::kill)));
            for (int i = 0; i < plan.customers(); i++) {
                int customer = i;
                var agent = agents.get(customer % AGENTS);
                work.add(threads.submit(done(() -> reply(console, agent, customer))));
            }
            for (var it : work) {
                it.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static Callable<Boolean> done(Runnable work) {
        return () -> {
            work.run();
            return true;
        };
    }

    /// Customers write at their rate, whoever is there to hear it. Each begins once, then it is by chance.
    private void write() {
        var chance = new Random(plan.seed());
        long began = System.nanoTime();
        var written = new int[plan.customers()];
        for (int i = 0; i < plan.inbound(); i++) {
            long due = began + i * 1_000_000_000L / plan.perSecond();
            LockSupport.parkNanos(due - System.nanoTime());
            int customer = i < plan.customers() ? i : chance.nextInt(plan.customers());
            var text = text(customer, written[customer]++);
            long second = simulator.clock().instant().getEpochSecond();
            var id = simulator.person(phone(customer)).says(text);
            collected.wrote(customer, id, text, second);
        }
    }

    static String phone(int customer) {
        return "5511977%06d".formatted(customer);
    }

    private static String text(int customer, int number) {
        return words(customer) + number;
    }

    /// How everything begins that a customer writes.
    private static String words(int customer) {
        return "cliente " + customer + " mensagem ";
    }

    /// An agent answers one customer, a message after the other, and goes on to the next when this one is answered.
    private void reply(OpenConsole console, Eg.Person agent, int customer) {
        int replies = plan.outbound() / plan.customers();
        var chance = new Random(plan.seed() + customer);
        int pause = 2 * 1000 * plan.inbound() / plan.perSecond() / Math.max(1, replies);
        // Not by the first message: the provider may come again with that one much later.
        await(
                "the conversation of " + phone(customer),
                () -> console.conversationOf(words(customer)).isPresent());
        var conversation = console.conversationOf(words(customer)).orElseThrow();
        for (int i = 0; i < replies; i++) {
            pause(Duration.ofMillis(chance.nextInt(Math.max(1, pause))));
            var id = TestVisitor.uuid();
            var text = "resposta " + i + " ao cliente " + customer;
            while (!isAnswered(agent, conversation, id, text)) {
                pause(TICK);
            }
            collected.asked(customer, id, text);
        }
    }

    private static boolean isAnswered(Eg.Person agent, String conversation, String id, String text) {
        try {
            var answer = Shop.replies(agent, conversation, id, text);
            if (answer.status() < 500) {
                answer.ok();
                return true;
            }
            return false;
        } catch (UncheckedIOException dead) {
            return false;
        }
    }

    /// Kills by turns, in an order and at moments of chance, spread over what customers write.
    private void kill() {
        var chance = new Random(~plan.seed());
        var kinds = new ArrayList<Integer>();
        for (int i = 0; i < plan.kills(); i++) {
            kinds.add((i + 1) % 3);
        }
        Collections.shuffle(kinds, chance);
        int share = plan.inbound() / (plan.kills() + 1);
        for (int i = 0; i < plan.kills(); i++) {
            int moment = share * i + share / 2 + chance.nextInt(Math.max(1, share / 2));
            await("the moment to kill", () -> collected.written() >= moment);
            pause(Duration.ofMillis(chance.nextInt(500)));
            switch (kinds.get(i)) {
                case 0 -> server.kill();
                case 1 -> server.killWithDatabase();
                default -> server.killDatabase();
            }
            if (kinds.get(i) < 2) {
                server.start();
            }
            server.untilUp();
        }
    }

    /// Everything that can still arrive does. A week of the provider's time passes at the end, so that it tries again
    /// whatever it has not got rid of.
    private void rest(OpenConsole console, Eg.Person admin) {
        await("the replies", () -> console.onTheirWay() == 0);
        pause(Duration.ofSeconds(2));
        simulator.clock().advance(Duration.ofDays(1));
        simulator.rest();
        await("the ledger", () -> Collected.waiting(admin) == 0);
    }

    private String note(Facts facts, OpenConsole console) {
        long uncertain = facts.lines().stream()
                .filter(it -> it.status().equals("uncertain"))
                .count();
        return "seed %d: %d messages in, %d replies, %d kills, %d webhook calls; %d replies uncertain, console back %d times"
                .formatted(
                        plan.seed(),
                        facts.told().size(),
                        facts.asked().size(),
                        plan.kills(),
                        simulator.deliveries().size(),
                        uncertain,
                        console.returns());
    }

    static void await(String what, BooleanSupplier until) {
        Awaitility.await(what).atMost(PATIENCE).pollInterval(TICK).until(until::getAsBoolean);
    }

    private static void pause(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    @Override
    public void close() throws InterruptedException {
        simulator.close();
        server.close();
    }
}
