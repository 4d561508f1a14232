package app.prosa.channel.webchat;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestClock;
import app.prosa.TestSocket;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
class WhatIsKnownOfVisitorsTest {

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    Shop shop;
    Eg.Person ana;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        ana = shop.agent("Ana");
    }

    @Test
    void agentsSeeWhatThePageSaysOfTheVisitor() {
        var begun = shop.begun("Oi");
        try (var window = begun.visitor().socket()) {
            window.say(Map.of(
                    "type",
                    "page",
                    "url",
                    "https://loja.test/carrinho",
                    "title",
                    "Carrinho",
                    "attributes",
                    Map.of("plano", "ouro", "carrinho", "R$ 149,90 \u0000<b>")));
            awaitPage(begun, "https://loja.test/carrinho");
            assertThat(visitor(begun).get("attributes").toString())
                    .isEqualTo("{\"plano\":\"ouro\",\"carrinho\":\"R$ 149,90 <b>\"}");

            window.say(Map.of("type", "page", "url", "https://loja.test/fim", "title", "Fim"));
            awaitPage(begun, "https://loja.test/fim");
            assertThat(visitor(begun).at("/attributes/plano").asString())
                    .as("a page that says nothing of it changes nothing")
                    .isEqualTo("ouro");
        }
    }

    @Test
    void aPageThatSaysTooMuchIsCut() {
        var begun = shop.begun("Oi");
        var many =
                IntStream.range(0, 60).boxed().collect(toMap(it -> "nome longo ".repeat(9) + it, _ -> "x".repeat(500)));
        try (var window = begun.visitor().socket()) {
            window.say(Map.of("type", "page", "url", "https://loja.test/a", "title", "A", "attributes", many));
            window.say(Map.of(
                    "type",
                    "page",
                    "url",
                    "https://loja.test/b",
                    "title",
                    "B",
                    "attributes",
                    Map.of("nome".repeat(100), "valor".repeat(100))));
            awaitPage(begun, "https://loja.test/b");

            var attributes = visitor(begun).get("attributes");
            assertThat(attributes.propertyNames()).allMatch(it -> it.length() == 60);
            assertThat(attributes.values()).allMatch(it -> it.asString().length() == 300);
        }
    }

    @Test
    @Tag("CHN-13")
    void whoGetsNoSocketIsThereUntilTheyStopAsking() {
        var begun = shop.begun("Oi");
        var lastSeen = visitor(begun).get("lastSeenAt");
        begun.visitor().conversation();
        assertThat(isOnline(begun)).as("a window reads, and goes").isFalse();

        try (var desk = watching(begun)) {
            begun.visitor().polls();
            desk.await(it -> isVisitor(it, true), "the visitor");
            clock.forward(Duration.ofSeconds(30));
            begun.visitor().polls();
            clock.forward(Duration.ofSeconds(30));
            assertThat(isOnline(begun)).isTrue();

            clock.forward(Duration.ofSeconds(11));
            desk.await(it -> isVisitor(it, false), "the visitor's leave");
            assertThat(isOnline(begun)).isFalse();
            assertThat(visitor(begun).get("lastSeenAt"))
                    .as("asking writes nothing")
                    .isEqualTo(lastSeen);
        }
    }

    @Test
    @Tag("CHN-13")
    void whoAsksInOneWindowAndIsConnectedInAnotherIsThereUntilBothEnd() {
        var begun = shop.begun("Oi");
        var asking = shop.begun("Eu também");
        try (var desk = watching(begun)) {
            try (var _ = begun.visitor().socket()) {
                desk.await(it -> isVisitor(it, true), "the visitor");
                begun.visitor().polls();
                asking.visitor().polls();
                clock.forward(Duration.ofSeconds(41));
                await().until(() -> !isOnline(asking));
                assertThat(isOnline(begun)).as("a window is connected").isTrue();
                begun.visitor().polls();
            }
            desk.await(it -> isOf(it, "typing"), "the window's end");
            assertThat(isOnline(begun)).as("the other window asks").isTrue();
            assertThat(desk.frames()).noneMatch(it -> isVisitor(it, false));

            clock.forward(Duration.ofSeconds(41));
            desk.await(it -> isVisitor(it, false), "the visitor's leave");
        }
    }

    private TestSocket watching(Shop.Begun begun) {
        long seq = ana.http().get("/api/v1/bootstrap").ok().get("seq").asLong();
        var desk = TestSocket.of(ana, port, seq);
        desk.say(Map.of("type", "watch", "conversationId", begun.conversation()));
        desk.await(it -> isVisitor(it, false), "that nobody is there yet");
        desk.forget();
        return desk;
    }

    private static boolean isOf(JsonNode frame, String type) {
        return frame.path("type").asString("").equals(type);
    }

    private static boolean isVisitor(JsonNode frame, boolean online) {
        return isOf(frame, "visitor") && frame.get("online").asBoolean() == online;
    }

    private boolean isOnline(Shop.Begun begun) {
        return visitor(begun).get("online").asBoolean();
    }

    @Test
    void aMessageIsDeliveredWhenSomebodyOfTheTeamSeesItAndReadWhenWhoeverAnswersDoes() {
        var begun = shop.begun("Oi");
        var path = "/api/v1/conversations/" + begun.conversation();
        assertThat(tick(begun)).isEqualTo("sent");

        ana.http().put(path + "/read", Map.of("seq", 100)).ok();
        assertThat(tick(begun)).isEqualTo("delivered");

        ana.http().put(path + "/acceptance", Map.of()).ok();
        ana.http().put(path + "/read", Map.of("seq", 100)).ok();
        assertThat(tick(begun)).isEqualTo("read");

        shop.desk().http().put(path + "/read", Map.of("seq", 100)).ok();
        assertThat(tick(begun)).as("ticks never go back").isEqualTo("read");
    }

    private static String tick(Shop.Begun begun) {
        return begun.visitor().conversation().at("/messages/0/status").asString();
    }

    private JsonNode visitor(Shop.Begun begun) {
        return ana.http()
                .get("/api/v1/conversations/" + begun.conversation() + "/visitor")
                .ok();
    }

    private void awaitPage(Shop.Begun begun, String url) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(visitor(begun).at("/page/url").asString()).isEqualTo(url));
    }
}
