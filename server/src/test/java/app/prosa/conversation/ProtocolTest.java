package app.prosa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Protocols: given when a ticket opens or when somebody asks, once each, and found again.
@ServerTest
class ProtocolTest {

    @LocalServerPort
    int port;

    @SuppressWarnings("NullAway.Init") // each test begins with a shop of its own
    Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
    }

    private void atOpening(boolean yes) {
        shop.desk()
                .http()
                .patch("/api/v1/account", Map.of("protocolAtOpening", yes))
                .ok();
    }

    private String protocol(String conversation) {
        return opened(conversation).at("/conversation/ticket/protocol").asString();
    }

    private JsonNode opened(String conversation) {
        return shop.desk().http().get("/api/v1/conversations/" + conversation).ok();
    }

    private String given(Eg.Person who, String conversation) {
        return who.http()
                .put("/api/v1/conversations/" + conversation + "/protocol", Map.of())
                .ok()
                .at("/ticket/protocol")
                .asString();
    }

    @Test
    void itIsGivenAtOpeningOrOnRequestAndThenStays() {
        var first = protocol(shop.begun("Oi").conversation());
        assertThat(first).matches("\\d{8}-000001");
        atOpening(false);
        var begun = shop.begun("Olá").conversation();
        assertThat(protocol(begun)).isEmpty();

        var given = given(shop.desk().admin(), begun);

        assertThat(given).matches("\\d{8}-000002");
        assertThat(given(shop.agent("Ana"), begun)).isEqualTo(given);
        assertThat(protocol(begun)).isEqualTo(given);
    }

    @Test
    void whoeverAsksAtOnceGetsTheSameAndNobodyAnothers() {
        atOpening(false);
        var conversations = IntStream.range(0, 6)
                .mapToObj(i -> shop.begun("Oi " + i).conversation())
                .toList();

        var given = IntStream.range(0, 24)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> given(shop.desk().admin(), conversations.get(i % 6))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(new HashSet<>(given)).hasSize(6);
        assertThat(given.subList(0, 6)).isEqualTo(given.subList(18, 24));
    }

    @Test
    void theSearchFindsItInEveryTabForWhoMaySee() {
        var begun = shop.begun("Oi").conversation();
        var protocol = protocol(begun);
        shop.begun("Outra conversa");
        var ana = shop.agent("Ana");
        var stranger = shop.desk().colleague("Otto", "agent", shop.desk().department("Outro"));

        for (var typed : new String[] {protocol, protocol.replace("-", "")}) {
            var found = Shop.list(ana, "tab=resolved&q=" + typed);
            assertThat(found).hasSize(1);
            assertThat(found.at("/0/id").asString()).isEqualTo(begun);
            assertThat(Shop.list(stranger, "tab=waiting&q=" + typed)).isEmpty();
            assertThat(Shop.list(Eg.desk(port).admin(), "tab=waiting&q=" + typed))
                    .isEmpty();
        }
        assertThat(Shop.list(ana, "tab=waiting&q=20010101-000001")).isEmpty();
    }

    @Test
    void whoMayNotSeeTheConversationGetsNone() {
        atOpening(false);
        var begun = shop.begun("Oi").conversation();
        var path = "/api/v1/conversations/" + begun + "/protocol";
        var stranger = shop.desk().colleague("Otto", "agent", shop.desk().department("Outro"));

        assertThat(stranger.http().put(path, Map.of()).status()).isEqualTo(404);
        assertThat(Eg.desk(port).http().put(path, Map.of()).status()).isEqualTo(404);
        assertThat(shop.desk()
                        .http()
                        .patch("/api/v1/account", Map.of("protocolMessage", "Sem número"))
                        .code())
                .isEqualTo("invalid");
    }
}
