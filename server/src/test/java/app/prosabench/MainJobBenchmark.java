package app.prosabench;

import app.prosa.Eg;
import app.prosa.Shop;
import app.prosa.TestAgent;
import app.prosa.TestVisitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/// The main job: from a visitor's send to the screen of the agent who attends to them, at a fixed rate over many
/// conversations, measured from the intended start of each send. Divided by what the same stack needs at least,
/// measured at the same time: a word and its echo on one of the server's sockets, and one commit in the server's
/// database.
///
/// The administrator's screen, which shows everything, and the conversations at the end prove that every message is
/// there, once, in its place.
final class MainJobBenchmark implements Benchmark {

    private static final int RATE = 200;
    private static final int CONVERSATIONS = 200;
    private static final int AGENTS = 10;
    private static final int PROBES_PER_SECOND = 50;

    /// Warm-up is by requests: what the JVM compiles depends on how often, not on how long.
    private static final int WARM_UP = 20_000;

    private static final int WARM_UP_PER_VISITOR = 20;

    private final Path scratch = Scratch.folder();
    private final Duration length;
    private final int warmUp;
    private final List<Chat> chats = new ArrayList<>();
    private final List<AgentScreen> screens = new ArrayList<>();
    private final EchoProbe echo = new EchoProbe();
    private @Nullable Started server;
    private @Nullable CommitProbe commits;
    private Eg.@Nullable Person admin;
    private volatile @Nullable MainJobRun run;
    private int rounds;
    private int written;

    MainJobBenchmark(Bench.Options options) {
        this.length = Duration.ofSeconds(options.number("seconds", 120));
        this.warmUp = length.toSeconds() < 60 ? WARM_UP / 10 : WARM_UP;
    }

    /// A customer with two browsers: one alone may not write as often as we do.
    record Chat(TestVisitor first, TestVisitor second, String conversation) {}

    @Override
    public String name() {
        return "main-job";
    }

    @Override
    public String about() {
        return "visitor's send to agent's screen, p99 at " + RATE + "/s / p99 of a socket's echo + p99 of a commit";
    }

    @Override
    public void prepare() throws Exception {
        var data = scratch.resolve("data");
        var started = Started.prosa(data, Map.of("PROSA_SIGNUP", "open", "PROSA_TRUSTED_PROXIES", "127.0.0.0/8"));
        server = started;
        commits = new CommitProbe(Database.of(data));
        var shop = Shop.open(started.port());
        var boss = shop.desk().admin();
        admin = boss;
        var agents = new ArrayList<Eg.Person>();
        for (int i = 0; i < AGENTS; i++) {
            agents.add(shop.agent("Atendente " + i));
        }
        Bench.say("Warming up with " + warmUp + " messages …");
        atOnce(warmUp / WARM_UP_PER_VISITOR, _ -> warmUp(shop.visitor()));
        var secret = boss.http()
                .get("/api/v1/connections/" + shop.connection() + "/identity-secret")
                .ok()
                .get("secret")
                .asString();
        chats.addAll(atOnce(CONVERSATIONS, i -> begin(shop, secret, i, agents.get(i % AGENTS))));
        for (var agent : agents) {
            screens.add(new AgentScreen(agent, started.port(), (said, at) -> hear(said, at, true)));
        }
        screens.add(new AgentScreen(boss, started.port(), (said, at) -> hear(said, at, false)));
        var bystander = shop.desk().colleague("Sem departamento", "agent");
        var quiet = new AgentScreen(bystander, started.port(), echo);
        screens.add(quiet);
        echo.over(quiet);
    }

    private static @Nullable Void warmUp(TestVisitor visitor) {
        for (int i = 0; i < WARM_UP_PER_VISITOR; i++) {
            visitor.says("aquecimento " + i).ok();
        }
        return null;
    }

    private static Chat begin(Shop shop, String secret, int number, Eg.Person agent) {
        var first = identified(shop, secret, user(number));
        var second = identified(shop, secret, user(number));
        first.says("Bom dia!").ok();
        var found = shop.desk()
                .http()
                .get("/api/v1/conversations?tab=waiting&limit=1&q=" + user(number))
                .ok();
        var id = found.at("/items/0/id").asString();
        agent.http()
                .put("/api/v1/conversations/" + id + "/acceptance", Map.of())
                .ok();
        return new Chat(first, second, id);
    }

    private static String user(int number) {
        return String.format(Locale.ROOT, "cliente%03d", number);
    }

    private static TestVisitor identified(Shop shop, String secret, String user) {
        var http = new TestAgent(shop.desk().port());
        var token = http.post(
                        "/webchat/v1/" + shop.key() + "/identify",
                        Map.of("userId", user, "hash", hmac(secret, user), "name", user, "language", "pt-BR"))
                .ok()
                .get("token")
                .asString();
        return TestVisitor.with(http, shop.desk().port(), shop.key(), token);
    }

    private static String hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> List<T> atOnce(int times, java.util.function.IntFunction<T> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(8, Thread.ofVirtual().factory())) {
            var futures = new ArrayList<Future<T>>();
            for (int i = 0; i < times; i++) {
                int number = i;
                futures.add(threads.submit(() -> work.apply(number)));
            }
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    private void hear(tools.jackson.databind.JsonNode said, long at, boolean owner) {
        var current = run;
        if (current != null) {
            current.hear(said, at, owner);
        }
    }

    @Override
    public Round round() throws Exception {
        var prosa = Objects.requireNonNull(server);
        var current = new MainJobRun(++rounds, (int) (RATE * length.toSeconds()), chats);
        run = current;
        long app = Machine.cpuMillis(prosa.pid());
        long postgres = Machine.postgresCpuMillis();
        var echoes = new Probe("echo", PROBES_PER_SECOND, length, echo);
        var commitments = new Probe("commit", PROBES_PER_SECOND, length, Objects.requireNonNull(commits));
        try (echoes;
                commitments) {
            current.send(RATE, length);
        }
        try {
            current.mustBeWhole();
        } finally {
            mustBeThere();
        }
        app = Machine.cpuMillis(prosa.pid()) - app;
        postgres = Machine.postgresCpuMillis() - postgres;
        written += current.total();
        mustBeStored();
        double floor = echoes.load().millisAt(99) + commitments.load().millisAt(99);
        return new Round(
                current.load().millisAt(99) / floor,
                String.format(
                        Locale.ROOT,
                        "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms; echo p99 %.1f ms, commit p99 %.1f ms; processor per message: server %.2f ms, PostgreSQL %.2f ms",
                        current.load().millisAt(50),
                        current.load().millisAt(95),
                        current.load().millisAt(99),
                        echoes.load().millisAt(99),
                        commitments.load().millisAt(99),
                        (double) app / current.total(),
                        (double) postgres / current.total()));
    }

    /// Of a screen that lost its socket all that was missed is no news.
    private void mustBeThere() {
        for (var screen : screens) {
            if (screen.wrong() != null) {
                throw new Wrong(screen.wrong());
            }
        }
    }

    /// What the sockets told must also be what the conversations hold.
    private void mustBeStored() {
        long stored = 0;
        var http = Objects.requireNonNull(admin).http();
        for (var chat : chats) {
            stored += http.get("/api/v1/conversations/" + chat.conversation())
                    .ok()
                    .at("/conversation/incoming")
                    .asLong();
        }
        if (stored != written + CONVERSATIONS) {
            throw new Wrong("%d messages are stored, %d were sent".formatted(stored, written + CONVERSATIONS));
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        screens.forEach(AgentScreen::close);
        if (commits != null) {
            commits.close();
        }
        if (server != null) {
            server.close();
        }
        FileSystemUtils.deleteRecursively(scratch);
    }
}
