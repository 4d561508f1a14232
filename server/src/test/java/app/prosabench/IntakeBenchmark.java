package app.prosabench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/// What comes in a second through the whole pipeline, signature to agent's socket, when the provider posts as
/// fast as it is thanked; over the best of `pgbench` with 1, 8 and 32 clients in the same round on the same
/// PostgreSQL, which does no more than one insert and one update per message.
final class IntakeBenchmark implements Benchmark {

    private static final int CONNECTIONS = 64;
    private static final List<Integer> CLIENTS = List.of(1, 8, 32);
    private static final int PATIENCE_SECONDS = 300;

    private final Path scratch = Scratch.folder();
    private final int messages;
    private final int seconds;
    private final int warmUp;
    private @Nullable IntakeShop shop;
    private @Nullable PgBench pgbench;
    private @Nullable Database database;
    private int rounds;

    IntakeBenchmark(Bench.Options options) {
        messages = options.number("messages", 20_000);
        seconds = options.number("seconds", 5);
        warmUp = options.number("warm-up", 20_000);
    }

    @Override
    public String name() {
        return "intake";
    }

    @Override
    public String about() {
        return "WhatsApp messages/s from webhook to agent's socket / pgbench's best, an insert and an update each";
    }

    @Override
    public void prepare() throws Exception {
        var data = scratch.resolve("data");
        shop = new IntakeShop(data, 0, CONNECTIONS);
        pgbench = new PgBench(data, scratch);
        database = Database.of(data);
        Bench.say("Warming up with " + warmUp + " messages …");
        var _ = flood("w", warmUp);
    }

    @Override
    public Round round() throws Exception {
        var prosa = Objects.requireNonNull(shop);
        var tps = new ArrayList<Double>();
        for (int clients : CLIENTS) {
            tps.add(Objects.requireNonNull(pgbench).perSecond(clients, seconds));
        }
        long app = Machine.cpuMillis(prosa.server().pid());
        long postgres = Machine.postgresCpuMillis();
        long commits = commits();
        var flood = flood("r" + ++rounds, messages);
        app = Machine.cpuMillis(prosa.server().pid()) - app;
        postgres = Machine.postgresCpuMillis() - postgres;
        commits = commits() - commits;
        prosa.mustBeStored();
        double best = tps.stream().mapToDouble(it -> it).max().orElseThrow();
        return new Round(
                flood.perSecond() / best,
                String.format(
                        Locale.ROOT,
                        "%.0f messages/s; pgbench %.0f, %.0f, %.0f/s; thanked p50 %.1f ms, p99 %.1f ms; processor per message: server %.3f ms, PostgreSQL %.3f ms; %.2f transactions each; sockets came back %d times so far",
                        flood.perSecond(),
                        tps.get(0),
                        tps.get(1),
                        tps.get(2),
                        flood.thanks().millisAt(50),
                        flood.thanks().millisAt(99),
                        (double) app / messages,
                        (double) postgres / messages,
                        (double) commits / messages,
                        prosa.returns()));
    }

    private record Flood(double perSecond, OpenLoad thanks) {}

    /// As fast as each connection is thanked.
    private Flood flood(String mark, int size) throws Exception {
        var prosa = Objects.requireNonNull(shop);
        var batch = prosa.begin(mark, size);
        var thanks = new OpenLoad();
        var next = new AtomicInteger();
        long began = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var posters = new ArrayList<Future<?>>();
            for (int i = 0; i < CONNECTIONS; i++) {
                posters.add(threads.submit(() -> {
                    for (int number = next.getAndIncrement(); number < size; number = next.getAndIncrement()) {
                        long posted = System.nanoTime();
                        prosa.tell(batch, number, posted);
                        thanks.done(posted, System.nanoTime());
                    }
                    return true;
                }));
            }
            for (var it : posters) {
                it.get();
            }
        }
        prosa.awaitAll(batch, PATIENCE_SECONDS);
        return new Flood(size * 1e9 / (System.nanoTime() - began), thanks);
    }

    /// How many transactions the database has committed.
    private long commits() throws Exception {
        try (var connection = Objects.requireNonNull(database).connection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(
                        "select xact_commit from pg_stat_database where datname = current_database()")) {
            answer.next();
            return answer.getLong(1);
        }
    }

    @Override
    public void close() throws Exception {
        if (shop != null) {
            shop.close();
        }
        FileSystemUtils.deleteRecursively(scratch);
    }
}
