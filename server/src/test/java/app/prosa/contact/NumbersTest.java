package app.prosa.contact;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
class NumbersTest {

    private static final String NUMBER = "+5511987654321";
    private static final String DIGITS = "98765";

    @LocalServerPort
    int port;

    @Test
    @Tag("ADM-13")
    @Tag("CTP-22")
    void withoutTheRightNoAnswerHoldsTheNumber() {
        var shop = Shop.open(port);
        var begun = shop.begun("Oi");
        var contact = number(shop, begun.conversation(), NUMBER, "Maria");
        var blind = blind(shop);

        for (var path : List.of(
                "/api/v1/contacts/" + contact,
                "/api/v1/conversations/" + begun.conversation(),
                "/api/v1/conversations?tab=waiting",
                "/api/v1/conversations?tab=waiting&q=Maria",
                "/api/v1/bootstrap",
                "/api/v1/supervision")) {
            assertThat(blind.http().get(path).text()).as(path).doesNotContain(DIGITS);
        }
        assertThat(blind.http()
                        .get("/api/v1/contacts/" + contact)
                        .ok()
                        .get("phone")
                        .asString())
                .isEqualTo("••••••21");
        assertThat(shop.desk()
                        .http()
                        .get("/api/v1/contacts/" + contact)
                        .ok()
                        .get("phone")
                        .asString())
                .isEqualTo(NUMBER);
        assertThat(blind.http()
                        .patch("/api/v1/contacts/" + contact, Map.of("name", "Maria Lima", "version", 1))
                        .text())
                .contains("changed-meanwhile")
                .doesNotContain(DIGITS);
    }

    @Test
    void aNameThatIsANumberIsHiddenAsWell() {
        var shop = Shop.open(port);
        var begun = shop.begun("Oi");
        number(shop, begun.conversation(), NUMBER, "+55 11 98765-4321");
        var blind = blind(shop);

        var item = Shop.list(blind, "tab=waiting").get(0);

        assertThat(item.at("/contact/name").asString()).isEqualTo("••••••21");
    }

    @Test
    @Tag("ADM-13")
    void searchingByNumberFindsNobodyWithoutTheRight() {
        var shop = Shop.open(port);
        var begun = shop.begun("Oi");
        number(shop, begun.conversation(), NUMBER, "Maria");
        var blind = blind(shop);

        assertThat(search(shop.desk().admin(), "98765-4321")).hasSize(1);
        assertThat(search(shop.desk().admin(), DIGITS)).hasSize(1);
        assertThat(search(blind, "maria")).hasSize(1);
        assertThat(search(blind, DIGITS)).isEmpty();
        assertThat(search(blind, "98765-4321")).isEmpty();
        assertThat(search(blind, NUMBER)).isEmpty();
        assertThat(search(blind, "@ " + NUMBER)).isEmpty();
        number(shop, begun.conversation(), NUMBER, NUMBER);
        assertThat(search(blind, DIGITS)).isEmpty();
    }

    @Test
    void noFrameHoldsTheNumberAndItComesWithTheRight() {
        var shop = Shop.open(port);
        var begun = shop.begun("Oi");
        var blind = blind(shop);
        try (var socket = TestSocket.of(blind, port, 0);
                var seeing = TestSocket.of(shop.desk().admin(), port, 0)) {
            number(shop, begun.conversation(), NUMBER, "+55 (11) 98765-4321");
            begun.visitor().says("E aí?").ok();

            seeing.event("message.added", it -> it.toString().contains("E aí?"));
            socket.event("message.added", it -> it.toString().contains("E aí?"));
            assertThat(seeing.frames().toString()).contains(NUMBER);
            assertThat(socket.frames().toString()).contains("contact.changed").doesNotContain("98765");
        }
    }

    @Test
    void whoMayNotSeeItMayNotReplaceIt() {
        var shop = Shop.open(port);
        var begun = shop.begun("Oi");
        var contact = number(shop, begun.conversation(), NUMBER, "Maria");
        var blind = blind(shop);

        assertThat(blind.http()
                        .patch("/api/v1/contacts/" + contact, Map.of("phone", "+5511912345678"))
                        .status())
                .isEqualTo(403);
        assertThat(blind.http()
                        .patch("/api/v1/contacts/" + contact, Map.of("name", "Maria Lima"))
                        .ok()
                        .get("name")
                        .asString())
                .isEqualTo("Maria Lima");
    }

    @Test
    void whatSomebodyWroteStays() {
        var json =
                "{\"phone\":\"+5511987654321\",\"body\":\"liga: \\\"phone\\\":\\\"11 98765-4321\\\"\",\"name\":\"Ana\"}";

        assertThat(Numbers.hidden(json))
                .isEqualTo(
                        "{\"phone\":\"••••••21\",\"body\":\"liga: \\\"phone\\\":\\\"11 98765-4321\\\"\",\"name\":\"Ana\"}");
    }

    private static Eg.Person blind(Shop shop) {
        var blind = shop.agent("Bruno");
        shop.desk()
                .http()
                .patch("/api/v1/agents/" + blind.id(), Map.of("permissions", List.of("bulk", "supervise")))
                .ok();
        return blind;
    }

    private static String number(Shop shop, String conversation, String number, String name) {
        var http = shop.desk().http();
        var contact = http.get("/api/v1/conversations/" + conversation)
                .ok()
                .at("/contact/id")
                .asString();
        http.patch("/api/v1/contacts/" + contact, Map.of("phone", number, "name", name))
                .ok();
        return contact;
    }

    private static JsonNode search(Eg.Person who, String words) {
        var q = java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8);
        return Shop.list(who, "tab=waiting&q=" + q);
    }
}
