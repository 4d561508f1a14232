package app.prosabench;

import app.prosa.Eg;
import app.prosa.Shop;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/// The list of a large account, over that of a small one: every tab with every filter alone and in pairs, through HTTP,
/// as somebody who sees everything and as an agent of one department. Divided are the p99s. That the tabs' counters are
/// no slower in the large account must hold besides; how often the whole table was read is told.
final class ListBenchmark implements Benchmark {

    private static final int AGENTS = 12;
    private static final int COUNTS = 100;
    private static final double COUNTERS_AT_MOST = 1.2;

    private final Path scratch = Scratch.folder();
    private final int small;
    private final int large;
    private final boolean verbose;
    private @Nullable Started server;
    private @Nullable Database database;
    private final List<ListAccount> accounts = new ArrayList<>();
    private int rounds;

    ListBenchmark(Bench.Options options) {
        this.small = options.number("small", 10_000);
        this.large = options.number("large", 1_000_000);
        this.verbose = options.number("verbose", 0) > 0;
    }

    @Override
    public String name() {
        return "list";
    }

    @Override
    public String about() {
        return "list by tab and filters, p99 at " + large + " conversations / p99 at " + small;
    }

    @Override
    public void prepare() throws IOException, SQLException {
        var data = scratch.resolve("data");
        var started = Started.prosa(data, Map.of("PROSA_SIGNUP", "open", "PROSA_TRUSTED_PROXIES", "127.0.0.0/8"));
        server = started;
        var opened = Database.of(data);
        database = opened;
        for (int conversations : List.of(small, large)) {
            accounts.add(account(opened, started.port(), conversations));
        }
        opened.execute("vacuum analyze");
        round();
    }

    private static ListAccount account(Database database, int port, int conversations) throws SQLException {
        var shop = Shop.open(port);
        var other = shop.desk().department("Financeiro");
        var agents = new ArrayList<Eg.Person>();
        for (int i = 0; i < AGENTS; i++) {
            agents.add(
                    i % 2 == 0
                            ? shop.agent("Atendente " + i)
                            : shop.desk().colleague("Atendente " + i, "agent", other));
        }
        var account = new ListAccount(shop, other, agents);
        long began = System.nanoTime();
        account.fill(database, conversations);
        Bench.say(String.format(
                Locale.ROOT, "%d conversations made in %.0f s", conversations, (System.nanoTime() - began) / 1e9));
        return account;
    }

    @Override
    public Round round() throws SQLException {
        var before = scans();
        var asked = new ArrayList<Runnable>();
        var times = List.of(new Times(), new Times());
        var counts = List.of(new Times(), new Times());
        for (int i = 0; i < accounts.size(); i++) {
            var account = accounts.get(i);
            var lists = times.get(i);
            var counters = counts.get(i);
            for (var viewer : List.of(account.admin(), account.agent())) {
                account.questions().forEach(it -> asked.add(() -> lists.ask(viewer, "/api/v1/conversations?" + it)));
                for (int k = 0; k < COUNTS; k++) {
                    asked.add(() -> counters.ask(viewer, "/api/v1/conversations/counts"));
                }
            }
        }
        // Both accounts at the same time, so that what disturbs one disturbs the other.
        Collections.shuffle(asked, new Random(++rounds));
        asked.forEach(Runnable::run);
        long scans = scans() - before;
        double counters = counts.getLast().at(50) / counts.getFirst().at(50);
        if (rounds > 1 && counters > COUNTERS_AT_MOST) {
            throw new Wrong(String.format(Locale.ROOT, "the counters took %.2f times as long", counters));
        }
        if (verbose) {
            times.getLast().slowest().forEach(Bench::say);
        }
        return new Round(
                times.getLast().at(99) / times.getFirst().at(99),
                String.format(
                        Locale.ROOT,
                        "p50 %.1f / %.1f ms, p99 %.1f / %.1f ms, slowest %.1f / %.1f ms; counters p50 %.1f / %.1f ms; table read as a whole %d times",
                        times.getLast().at(50),
                        times.getFirst().at(50),
                        times.getLast().at(99),
                        times.getFirst().at(99),
                        times.getLast().at(100),
                        times.getFirst().at(100),
                        counts.getLast().at(50),
                        counts.getFirst().at(50),
                        scans));
    }

    /// How often the table of conversations was read from one end to the other.
    private long scans() throws SQLException {
        try (var connection = Objects.requireNonNull(database).connection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_stat_force_next_flush()");
            try (var rows =
                    statement.executeQuery("select seq_scan from pg_stat_user_tables where relname = 'conversation'")) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /// How long each question of one kind took.
    private static final class Times {

        private record Answer(String question, double millis) {}

        private final List<Answer> answers = new ArrayList<>();

        void ask(Eg.Person viewer, String question) {
            long began = System.nanoTime();
            viewer.http().get(question).ok();
            answers.add(new Answer(question, (System.nanoTime() - began) / 1e6));
        }

        double at(int percentile) {
            var sorted = answers.stream().map(Answer::millis).sorted().toList();
            return sorted.get(
                    Math.clamp((long) Math.ceil(sorted.size() * percentile / 100.0) - 1, 0, sorted.size() - 1));
        }

        List<String> slowest() {
            return answers.stream()
                    .sorted((one, other) -> Double.compare(other.millis(), one.millis()))
                    .limit(25)
                    .map(it -> String.format(Locale.ROOT, "%8.1f ms %s", it.millis(), it.question()))
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
        FileSystemUtils.deleteRecursively(scratch);
    }
}
