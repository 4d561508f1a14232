package app.prosa.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.prosa.Eg;
import app.prosa.OwnServer;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.TestSocket;
import app.prosa.TestVisitor;
import app.prosa.WhatsAppShop;
import app.prosa.sql.Notices;
import java.io.IOException;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Two nodes on one database, called here and there.
@Tag("database")
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NeighboursTest {

    @LocalServerPort
    int here;

    @Autowired
    @FlywayDataSource
    PGSimpleDataSource database;

    @Autowired
    Pulse pulse;

    @Autowired
    Neighbours neighbours;

    @Autowired
    Notices notices;

    @Autowired
    TestClock clock;

    @Autowired
    TestMeta meta;

    @Value("${prosa.data}")
    Path data;

    OwnServer there;

    @BeforeAll
    void startAnother(@TempDir Path scratch) throws IOException {
        there = another(scratch);
        await().until(() ->
                neighbours.count() == 1 && there.bean(Neighbours.class).count() == 1);
    }

    @AfterAll
    void stopIt() {
        there.close();
    }

    @Test
    void whatIsWrittenAtOneNodeIsOnTheScreensOfAnotherAtOnce() {
        var shop = Shop.open(here);
        var ana = shop.agent("Ana");
        // Only a notice can bring it.
        stop("tail");
        try (var desk = TestSocket.of(ana, here, seq(ana))) {
            var visitor = TestVisitor.enter(there.port(), shop.key());
            visitor.says("Oi").ok();
            var conversation = desk.event("message.added", _ -> true)
                    .at("/conversation/id")
                    .asString();

            try (var window = visitor.socket()) {
                Shop.replies(ana, conversation, "Olá!").ok();

                window.await(it -> it.at("/message/content/body").asString("").equals("Olá!"), "the reply");
            }
        } finally {
            startAll();
        }
    }

    @Test
    void aLostNoticeLosesNothing() {
        var shop = Shop.open(here);
        var ana = shop.agent("Ana");
        stop("hear");
        try (var desk = TestSocket.of(ana, here, seq(ana))) {
            TestVisitor.enter(there.port(), shop.key()).says("Oi").ok();

            desk.event("message.added", _ -> true);
        } finally {
            startAll();
        }
    }

    @Test
    void aNodeWhoseConnectionBreaksListensAgain() throws SQLException {
        var shop = Shop.open(here);
        var ana = shop.agent("Ana");
        var bia = shop.agent("Bia");
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen prosa_live%'");
        }

        try (var desk = TestSocket.of(ana, here, seq(ana));
                var _ = TestSocket.of(bia, there.port(), seq(bia))) {
            desk.await(it -> isOnline(it, bia), "Bia's presence");
        }
    }

    @Test
    void colleaguesSeeWhoIsThereAndLooksAndTypesWhicheverNodeTheyUse() {
        var shop = Shop.open(here);
        var ana = shop.agent("Ana");
        var bia = shop.agent("Bia");
        var begun = shop.begun("Oi");
        try (var desk = TestSocket.of(ana, here, seq(ana))) {
            try (var other = TestSocket.of(bia, there.port(), seq(bia))) {
                desk.await(it -> isOnline(it, bia), "Bia's presence");
                other.await(it -> isOnline(it, ana), "Ana's presence");

                desk.say(Map.of("type", "watch", "conversationId", begun.conversation()));
                other.await(it -> isOnline(it, ana), "Ana's presence");
                other.say(Map.of("type", "watch", "conversationId", begun.conversation()));
                other.say(Map.of("type", "typing", "conversationId", begun.conversation(), "on", true));

                desk.await(it -> looks(it, bia, true), "Bia, typing");
                other.await(it -> looks(it, ana, false), "Ana, reading");
                desk.forget();
            }
            desk.await(it -> isOf(it, "viewers") && it.get("viewers").size() == 1, "Ana alone");
            forward(Duration.ofSeconds(9));
            desk.await(it -> it.at("/agents/" + bia.id()).asString("").equals("offline"), "Bia's leave");
        }
    }

    @Test
    void agentAndVisitorSeeEachOtherTypeFromDifferentNodes() {
        var shop = Shop.open(here);
        var ana = shop.agent("Ana");
        var visitor = TestVisitor.enter(there.port(), shop.key());
        try (var desk = TestSocket.of(ana, here, seq(ana));
                var window = visitor.socket()) {
            visitor.says("Oi").ok();
            var conversation = desk.event("message.added", _ -> true)
                    .at("/conversation/id")
                    .asString();
            var path = "/api/v1/conversations/" + conversation;
            ana.http().put(path + "/acceptance", Map.of()).ok();
            desk.say(Map.of("type", "watch", "conversationId", conversation));
            desk.await(it -> looks(it, ana, false), "Ana herself");

            desk.say(Map.of("type", "typing", "conversationId", conversation, "on", true));
            window.await(it -> isOf(it, "typing") && it.get("on").asBoolean(), "Ana, typing");
            window.say(Map.of("type", "typing", "on", true));
            desk.await(it -> isOf(it, "typing") && it.at("/who/kind").asString().equals("contact"), "the visitor");
            window.say(Map.of("type", "page", "url", "https://loja.test/entrega", "title", "Entrega"));
            desk.await(it -> it.at("/page/title").asString("").equals("Entrega"), "the page");

            assertThat(ana.http().get(path + "/visitor").ok().get("online").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void whoGetsNoSocketIsThereWhicheverNodeTheyAskLast() {
        var shop = Shop.open(here);
        var ana = shop.agent("Ana");
        var begun = shop.begun("Oi");
        var away = shop.begun("Já vou");
        try (var desk = TestSocket.of(ana, here, seq(ana))) {
            desk.say(Map.of("type", "watch", "conversationId", begun.conversation()));
            desk.frame("viewers");
            pollsThere(begun, shop);
            pollsThere(away, shop);
            desk.await(it -> isVisitor(it, true), "the visitor");
            await().until(() -> isOnTheSite(ana, begun) && isOnTheSite(ana, away));

            clock.forward(Duration.ofSeconds(30));
            begun.visitor().polls();
            desk.forget();
            clock.forward(Duration.ofSeconds(11));
            await().until(() -> !isOnTheSite(ana, away));
            assertThat(isOnTheSite(ana, begun)).as("asked here").isTrue();

            clock.forward(Duration.ofSeconds(30));
            desk.await(it -> isVisitor(it, false), "the visitor's leave");
            assertThat(isOnTheSite(ana, begun)).isFalse();
            assertThat(desk.frames()).filteredOn(it -> isVisitor(it, false)).hasSize(1);
        }
    }

    private void pollsThere(Shop.Begun begun, Shop shop) {
        var token = begun.visitor().token();
        TestVisitor.with(new TestAgent(there.port()), there.port(), shop.key(), token)
                .polls();
    }

    private static boolean isOnTheSite(Eg.Person agent, Shop.Begun begun) {
        return agent.http()
                .get("/api/v1/conversations/" + begun.conversation() + "/visitor")
                .ok()
                .get("online")
                .asBoolean();
    }

    @Test
    void whoseConversationBeginsAtOneNodeHearsOfItAtAnother() {
        var shop = Shop.open(here);
        var visitor = TestVisitor.enter(here, shop.key());
        try (var window = visitor.socket()) {
            TestVisitor.with(new TestAgent(there.port()), there.port(), shop.key(), visitor.token())
                    .says("Oi")
                    .ok();

            window.await(it -> isOf(it, "begun"), "the conversation");
            var conversation = visitor.conversation().get("thread").asString();
            Shop.replies(shop.agent("Ana"), conversation, "Olá!").ok();
            window.await(it -> it.at("/message/content/body").asString("").equals("Olá!"), "the reply");
        }
    }

    @Test
    void aNodeThatEndsTakesItsPeopleAlong(@TempDir Path scratch) throws IOException {
        var shop = Shop.open(here);
        var ana = shop.agent("Ana");
        var bia = shop.agent("Bia");
        try (var desk = TestSocket.of(ana, here, seq(ana))) {
            try (var third = another(scratch)) {
                TestSocket.of(bia, third.port(), seq(bia));
                desk.await(it -> isOnline(it, bia), "Bia's presence");
                desk.forget();
            }

            forward(Duration.ofSeconds(9));

            desk.await(it -> it.at("/agents/" + bia.id()).asString("").equals("offline"), "Bia's leave");
        }
    }

    @Test
    void aTicketOfOneNodeHoldsAtAnotherUntilTheSessionEnds() {
        var shop = Shop.open(here);
        var ana = shop.agent("Ana");
        long seq = seq(ana);
        String ticket;
        try (var desk = TestSocket.of(ana, here, seq)) {
            ticket = desk.frame("hello").get("ticket").asString();
        }
        var address = "ws://localhost:%d/api/v1/live?seq=%d&ticket=%s".formatted(there.port(), seq, ticket);

        try (var elsewhere = TestSocket.open(address, Map.of())) {
            elsewhere.frame("hello");
            ana.http().delete("/api/v1/session").ok();

            assertThat(elsewhere.closed()).isEqualTo(AgentSocket.SIGNED_OUT);
            assertThatThrownBy(() -> TestSocket.open(address, Map.of()))
                    .hasCauseInstanceOf(WebSocketHandshakeException.class);
        }
    }

    @Test
    void aNewerNodesWordsAreSkipped() {
        var shop = Shop.open(here);
        var ana = shop.agent("Ana");
        var letter = """
                {"from": "%s", "signals": [
                    {"type": "something-new", "weight": 7},
                    {"type": "came", "account": "%s", "agents": {"%s": false}, "more": 1}
                ]}
                """.formatted(
                TestVisitor.uuid(), shop.desk().account(), shop.desk().admin().id());
        try (var desk = TestSocket.of(ana, here, seq(ana))) {
            notices.say("prosa_live", letter);
            notices.say("prosa_live", "not even JSON");

            desk.await(it -> isOnline(it, shop.desk().admin()), "the presence");
        }
    }

    @Test
    void whatIsToldToBothNodesTenTimesAtOnceIsOneMessage() throws Exception {
        var shop = WhatsAppShop.open(here, meta);
        var body =
                WhatsAppShop.text("5511988880001", "wamid.both", "Uma vez só").getBytes(UTF_8);
        try (var sides = Executors.newFixedThreadPool(10)) {
            var posts = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 10; i++) {
                int port = i % 2 == 0 ? here : there.port();
                posts.add(() -> new TestAgent(port)
                        .header("X-Hub-Signature-256", "sha256=" + WhatsAppShop.signature(body))
                        .send("POST", shop.webhook(), body)
                        .status());
            }
            for (var answer : sides.invokeAll(posts)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        shop.settled();

        assertThat(WhatsAppShop.bodies(shop.conversation())).containsExactly("Uma vez só");
        assertThat(shop.ledger("outcome=duplicate")).hasSize(9);
    }

    private OwnServer another(Path scratch) throws IOException {
        return OwnServer.start(
                scratch,
                List.of(
                        "--prosa.database.url=" + database.getURL(),
                        "--prosa.database.user=" + database.getUser(),
                        "--prosa.database.password=" + Objects.requireNonNullElse(database.getPassword(), ""),
                        "--prosa.secret="
                                + Files.readString(data.resolve("secret.key")).strip()));
    }

    /// Stops a beat of both nodes, until [#startAll].
    private void stop(String beat) {
        Stream.of(pulse, there.bean(Pulse.class))
                .flatMap(it -> it.beats().stream())
                .filter(it -> it.name().equals(beat))
                .forEach(it -> {
                    it.stop();
                    it.ended();
                });
    }

    private void startAll() {
        for (var it : List.of(pulse, there.bean(Pulse.class))) {
            it.stop();
            it.start();
        }
        await().until(() ->
                neighbours.count() == 1 && there.bean(Neighbours.class).count() == 1);
    }

    private void forward(Duration by) {
        clock.forward(by);
        there.bean(TestClock.class).forward(by);
    }

    private static long seq(Eg.Person person) {
        return person.http().get("/api/v1/bootstrap").ok().get("seq").asLong();
    }

    private static boolean isOf(JsonNode frame, String type) {
        return frame.path("type").asString().equals(type);
    }

    private static boolean isVisitor(JsonNode frame, boolean online) {
        return isOf(frame, "visitor") && frame.get("online").asBoolean() == online;
    }

    private static boolean isOnline(JsonNode frame, Eg.Person person) {
        return frame.at("/agents/" + person.id()).asString("").equals("online");
    }

    private static boolean looks(JsonNode frame, Eg.Person person, boolean typing) {
        return frame.path("viewers")
                .valueStream()
                .anyMatch(it -> it.get("agent").asString().equals(person.id())
                        && it.get("typing").asBoolean() == typing);
    }
}
