package app.prosa.channel.webchat;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
class WhatIsKnownOfVisitorsTest {

    @LocalServerPort
    int port;

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
