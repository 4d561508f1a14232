package app.prosa.faults;

import static app.prosa.WhatsAppShop.bodies;
import static app.prosa.WhatsAppShop.said;
import static app.prosa.WhatsAppShop.until;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.OwnServer;
import app.prosa.Shop;
import app.prosa.SimulatedShop;
import app.prosa.TestAgent;
import app.prosa.TestClock;
import app.prosa.TestSocket;
import app.prosa.simulator.Delivery;
import app.prosa.simulator.Sent;
import app.prosa.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/// One thing at a time goes wrong, at the provider or under us, while people write. The server has a database of its
/// own, which may be hurt.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {

    /// So many messages of one line are on their way at once.
    private static final int SIDE_BY_SIDE = 24;

    /// However bad it is, a provider hears this soon whether it must come again.
    private static final Duration ANSWER = Duration.ofSeconds(2);

    Simulator simulator;
    OwnServer server;
    Path data;

    @BeforeAll
    void start(@TempDir Path folder) {
        data = folder.resolve("data");
        simulator = Simulator.start(0);
        server = OwnServer.start(data, List.of("--prosa.signup=open", "--prosa.meta-url=" + simulator.metaUrl()));
    }

    @AfterAll
    void stop() {
        simulator.close();
        server.close();
    }

    @AfterEach
    void calm() {
        simulator.noFaults();
    }

    /// What is done to PostgreSQL.
    enum Harm {
        /// Every connection is cut, again and again.
        CUT {
            @Override
            void happen(FaultsTest test) throws SQLException {
                for (int i = 0; i < 6; i++) {
                    test.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'prosa'"
                            + " and pid <> pg_backend_pid() and query not ilike 'listen%'");
                    pause(Duration.ofMillis(300));
                }
            }
        },
        /// It stands still, and goes on.
        FROZEN {
            @Override
            void happen(FaultsTest test) throws IOException {
                test.signal("STOP");
                pause(ANSWER.plusMillis(500));
                test.signal("CONT");
            }
        },
        /// It ends at once, as if the power had failed.
        CRASHED {
            @Override
            void happen(FaultsTest test) throws IOException {
                test.signal("QUIT");
            }
        };

        abstract void happen(FaultsTest test) throws IOException, SQLException;
    }

    @ParameterizedTest
    @EnumSource(Harm.class)
    void whateverHappensToTheDatabaseLosesNothing(Harm harm) throws Exception {
        var shop = SimulatedShop.open(server.port(), simulator);
        var admin = shop.shop().desk().admin();
        long seq = admin.http().get("/api/v1/bootstrap").ok().get("seq").asLong();
        int before = simulator.deliveries().size();
        var texts = new ArrayList<String>();
        try (var screen = TestSocket.of(admin, server.port(), seq)) {
            var writing = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 80; i++) {
                    texts.add("Mensagem " + i);
                    shop.customer("551198888%04d".formatted(i % 10)).says("Mensagem " + i);
                    pause(Duration.ofMillis(20));
                }
            });
            pause(Duration.ofMillis(500));
            harm.happen(this);
            writing.join();
            simulator.rest();
            simulator.clock().advance(Duration.ofHours(1));
            simulator.rest();

            until(() -> heard(screen).size() >= texts.size());
            assertThat(heard(screen)).containsExactlyInAnyOrderElementsOf(texts);
            assertThat(screen.frames())
                    .extracting(it -> it.get("type").asString())
                    .doesNotContain("reload");
        }
        // Which of its connections died in the last half second, the pool has not looked at yet.
        pause(Duration.ofMillis(500));
        shop.shop().settled();
        assertThat(shop.shop().conversations().stream().flatMap(it -> bodies(it).stream()))
                .containsExactlyInAnyOrderElementsOf(texts);
        assertThat(simulator.deliveries().subList(before, simulator.deliveries().size()))
                .allSatisfy(it -> assertThat(it.status()).isIn(200, 503))
                .allSatisfy(it -> assertThat(it.millis()).isLessThan(ANSWER.toMillis()));
    }

    private static List<String> heard(TestSocket screen) {
        return screen.events().stream()
                .filter(it -> it.get("type").asString().equals("message.added"))
                .filter(it -> it.at("/message/direction").asString().equals("in"))
                .map(it -> it.at("/message/content/body").asString())
                .toList();
    }

    private void signal(String name) throws IOException {
        var note = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
        var postmaster = ProcessHandle.of(Long.parseLong(note.getFirst())).orElseThrow();
        var all = name.equals("QUIT")
                ? Stream.of(postmaster)
                : Stream.concat(Stream.of(postmaster), postmaster.descendants());
        for (var it : all.toList()) {
            new ProcessBuilder("kill", "-" + name, String.valueOf(it.pid()))
                    .start()
                    .onExit()
                    .join();
        }
    }

    private void execute(String statement) throws SQLException {
        try (var connection = server.bean(PGSimpleDataSource.class).getConnection();
                var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }

    @Test
    void howeverTheProviderTellsThingsTheyAreThereOnce() {
        var shop = SimulatedShop.open(server.port(), simulator);
        List.of("F17", "F5", "F5-five", "F8", "F10").forEach(it -> simulator.fault(it, 3));
        var texts = IntStream.range(0, 15).mapToObj(i -> "Olá / ação " + i).toList();

        texts.forEach(shop.customer("Ana")::says);
        simulator.rest();
        simulator.clock().advance(Duration.ofMinutes(5));
        simulator.rest();
        shop.shop().settled();

        assertThat(bodies(shop.shop().conversation())).containsExactlyInAnyOrderElementsOf(texts);
        assertThat(shop.shop().ledger("outcome=message")).hasSize(texts.size());
        assertThat(shop.shop().ledger("outcome=duplicate")).isNotEmpty();
    }

    @Test
    void anAlbumThatComesAllAtOnceIsOneConversation() {
        var shop = SimulatedShop.open(server.port(), simulator);
        simulator.fault("F8", 10);

        IntStream.range(0, 10).forEach(i -> shop.customer("Bruno").sendsSample("image", "Foto " + i));
        simulator.rest();
        simulator.clock().advance(Duration.ofSeconds(3));
        simulator.rest();
        shop.shop().settled();

        until(() -> said(shop.shop().conversation()).stream()
                .allMatch(it -> it.at("/content/type").asString().equals("image")));
        assertThat(said(shop.shop().conversation()))
                .extracting(it -> it.at("/content/caption").asString())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 10).mapToObj(i -> "Foto " + i).toList());
    }

    @Test
    void whatIsForgedIsRefusedAndTheRealOnesAreHeard() {
        var shop = SimulatedShop.open(server.port(), simulator);
        int before = simulator.deliveries().size();
        for (var fault : List.of("F9", "F9-none", "F9-old", "F9-body")) {
            simulator.fault(fault, 1);
            shop.customer("Ana").says("Sou eu mesma, " + fault);
        }
        simulator.rest();
        shop.shop().settled();

        assertThat(bodies(shop.shop().conversation()))
                .containsExactly(
                        "Sou eu mesma, F9", "Sou eu mesma, F9-none", "Sou eu mesma, F9-old", "Sou eu mesma, F9-body");
        assertThat(shop.shop().ledger()).hasSize(4);
        assertThat(simulator.deliveries().subList(before, simulator.deliveries().size()))
                .filteredOn(Delivery::forged)
                .hasSize(4)
                .allSatisfy(it -> assertThat(it.status()).isIn(401, 403));
    }

    @Test
    void howeverTheProviderAnswersEachReplyArrivesOnceAndInOrder() {
        var shop = SimulatedShop.open(server.port(), simulator);
        var conversation = begun(shop, "Ana");
        List.of("F1", "F1-pair", "F2", "F2-500", "F3", "F6", "F6-repeat", "F6-read", "F7")
                .forEach(it -> simulator.fault(it, 1));
        var texts = IntStream.range(0, 8).mapToObj(i -> "Resposta " + i).toList();

        texts.forEach(it -> replies(shop, conversation, it));

        until(() -> {
            // What must wait for a while waits by this clock.
            server.bean(TestClock.class).forward(Duration.ofSeconds(1));
            return statuses(shop).stream().allMatch(it -> it.equals("delivered") || it.equals("read"));
        });
        assertThat(shop.customer("Ana").texts()).containsSubsequence(texts).doesNotHaveDuplicates();
    }

    @Test
    void whatNeverReachedTheProviderIsUncertainAndSentAgainByHandOnly() {
        var shop = SimulatedShop.open(server.port(), simulator);
        var conversation = begun(shop, "Ana");
        simulator.fault("F3-before", 1);

        var id = replies(shop, conversation, "Chegou?");
        until(() -> statuses(shop).equals(List.of("uncertain")));
        simulator.clock().advance(Duration.ofHours(1));
        simulator.rest();

        assertThat(statuses(shop)).containsExactly("uncertain");
        assertThat(shop.customer("Ana").texts()).doesNotContain("Chegou?");
        shop.shop()
                .desk()
                .http()
                .post("/api/v1/conversations/" + conversation + "/messages/" + id + "/retry", Map.of())
                .ok();
        until(() -> statuses(shop).equals(List.of("delivered")));
        assertThat(shop.customer("Ana").texts()).containsOnlyOnce("Chegou?");
    }

    @Test
    void aProviderThatHangsForOneHoldsUpNobodyElse() {
        var slow = SimulatedShop.open(server.port(), simulator);
        var quick = SimulatedShop.open(server.port(), simulator);
        var waiting = begun(
                slow,
                IntStream.range(0, SIDE_BY_SIDE + 6)
                        .mapToObj("551197777%04d"::formatted)
                        .toList());
        var conversation = begun(quick, "Ana");
        new TestAgent(simulator.address().getPort())
                .post(
                        "/sim/faults",
                        Map.of(
                                "preset",
                                "F4-hang",
                                "match",
                                Map.of("path", slow.number().phoneNumberId() + "/messages")))
                .ok();
        waiting.forEach(it -> replies(slow, it, "Devagar"));
        until(() -> reached("Devagar") == SIDE_BY_SIDE);

        replies(quick, conversation, "Depressa");
        until(() -> statuses(quick).equals(List.of("delivered")));

        assertThat(reached("Devagar")).isEqualTo(SIDE_BY_SIDE);
        simulator.noFaults();
        until(() -> reached("Devagar") == waiting.size());
        assertThat(simulator.outbox().stream()
                        .filter(it -> it.text().equals("Devagar"))
                        .map(Sent::person))
                .doesNotHaveDuplicates();
    }

    /// How many of these the provider has.
    private long reached(String text) {
        return simulator.outbox().stream().filter(it -> it.text().equals(text)).count();
    }

    /// A customer has written, and this is their conversation.
    private String begun(SimulatedShop shop, String who) {
        return begun(shop, List.of(who)).getFirst();
    }

    private List<String> begun(SimulatedShop shop, List<String> everybody) {
        everybody.forEach(it -> shop.customer(it).says("Oi"));
        simulator.rest();
        until(() -> waiting(shop).size() == everybody.size());
        return waiting(shop);
    }

    private static List<String> waiting(SimulatedShop shop) {
        return Shop.list(shop.shop().desk().admin(), "tab=waiting&limit=100")
                .valueStream()
                .map(it -> it.get("id").asString())
                .toList();
    }

    private static String replies(SimulatedShop shop, String conversation, String text) {
        return Shop.replies(shop.shop().desk().admin(), conversation, text)
                .ok()
                .get("id")
                .asString();
    }

    /// Of our messages, in their order.
    private static List<String> statuses(SimulatedShop shop) {
        return said(shop.shop().conversation()).stream()
                .filter(it -> it.get("direction").asString().equals("out"))
                .map(it -> it.get("status").asString())
                .toList();
    }

    private static void pause(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
