package app.prosa.contact;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestSocket;
import app.prosa.TestVisitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Tags: defined for the whole account, put on contacts by whoever serves them.
@ServerTest
class TagTest {

    @LocalServerPort
    int port;

    Shop shop;
    Eg.Person admin;
    Eg.Person ana;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        admin = shop.desk().admin();
        ana = shop.agent("Ana Souza");
    }

    @Test
    @Tag("CRM-01")
    void whoManagesTagsDecidesWhichThereAre() {
        var lead = tag("Novo cliente");
        tag("Já comprou");

        assertThat(names(ana)).containsExactly("Já comprou", "Novo cliente");
        admin.http()
                .patch("/api/v1/tags/" + lead, Map.of("name", "Desistente", "color", "#D63B4B"))
                .ok();
        assertThat(names(ana)).containsExactly("Desistente", "Já comprou");
        assertThat(admin.http()
                        .post("/api/v1/tags", Map.of("name", "já comprou", "color", "#16996b"))
                        .code())
                .isEqualTo("name-taken");
        assertThat(admin.http()
                        .post("/api/v1/tags", Map.of("name", " ", "color", "#16996b"))
                        .status())
                .isEqualTo(400);
        assertThat(admin.http()
                        .post("/api/v1/tags", Map.of("name", "Cor", "color", "verde"))
                        .status())
                .isEqualTo(400);
        for (var refused : List.of(
                ana.http().post("/api/v1/tags", Map.of("name", "Minha", "color", "#16996b")),
                ana.http().patch("/api/v1/tags/" + lead, Map.of("name", "Minha")),
                ana.http().delete("/api/v1/tags/" + lead))) {
            assertThat(refused.status()).isEqualTo(403);
        }
    }

    @Test
    @Tag("CTP-15")
    @Tag("CTP-28")
    void whoServesAContactPutsTagsOnItAndTakesThemOff() {
        var lead = tag("Novo cliente");
        var bought = tag("Já comprou");
        var begun = shop.begun("Bom dia").conversation();
        var contact = contact(begun);

        put(ana, contact, lead).ok();
        put(ana, contact, lead).ok();
        var changed = put(ana, contact, bought).ok();

        assertThat(texts(changed.get("tags"))).as("by name").containsExactly(bought, lead);
        assertThat(texts(Shop.list(ana, "tab=waiting").get(0).at("/contact/tags")))
                .containsExactly(bought, lead);

        ana.http().delete("/api/v1/contacts/" + contact + "/tags/" + lead).ok();
        ana.http().delete("/api/v1/contacts/" + contact + "/tags/" + lead).ok();
        assertThat(texts(ana.http().get("/api/v1/contacts/" + contact).ok().get("tags")))
                .containsExactly(bought);

        admin.http().delete("/api/v1/tags/" + bought).ok();
        assertThat(texts(ana.http().get("/api/v1/contacts/" + contact).ok().get("tags")))
                .isEmpty();
        assertThat(put(ana, contact, bought).status()).isEqualTo(404);
    }

    @Test
    void nobodyTagsAContactTheyDoNotSee() {
        var lead = tag("Novo cliente");
        var contact = contact(shop.begun("Bom dia").conversation());
        var stranger = shop.desk().colleague("Caio", "agent", shop.desk().department("Financeiro"));

        assertThat(put(stranger, contact, lead).status()).isEqualTo(404);
        assertThat(put(Eg.desk(port).admin(), contact, lead).status()).isEqualTo(404);
        assertThat(put(admin, contact, TestVisitor.uuid()).status()).isEqualTo(404);
    }

    @Test
    void everyScreenLearnsOfTagsAtOnce() {
        var contact = contact(shop.begun("Bom dia").conversation());
        long seq = ana.http().get("/api/v1/bootstrap").ok().get("seq").asLong();
        try (var socket = TestSocket.of(ana, port, seq)) {
            var lead = tag("Novo cliente");
            put(admin, contact, lead).ok();
            admin.http().delete("/api/v1/tags/" + lead).ok();

            socket.event("tag.changed", it -> it.at("/tag/name").asString().equals("Novo cliente"));
            socket.event(
                    "conversation.changed",
                    it -> texts(it.at("/conversation/contact/tags")).equals(List.of(lead)));
            socket.event("contact.changed", it -> texts(it.at("/contact/tags")).equals(List.of(lead)));
            socket.event("tag.removed", it -> it.get("tagId").asString().equals(lead));
        }
    }

    @Test
    void theCompanyOfAContactIsKept() {
        var path = "/api/v1/contacts/" + contact(shop.begun("Bom dia").conversation());

        ana.http().patch(path, Map.of("company", " Café  Aurora ")).ok();
        assertThat(ana.http().get(path).ok().get("company").asString()).isEqualTo("Café Aurora");
        assertThat(ana.http().patch(path, Map.of("company", "x".repeat(121))).status())
                .isEqualTo(400);
        ana.http().patch(path, Map.of("company", "")).ok();
        assertThat(ana.http().get(path).ok().path("company").isNull()).isTrue();
    }

    private String tag(String name) {
        return admin.http()
                .post("/api/v1/tags", Map.of("name", name, "color", "#16996b"))
                .ok()
                .get("id")
                .asString();
    }

    private static app.prosa.TestAgent.Answer put(Eg.Person agent, String contact, String tag) {
        return agent.http().put("/api/v1/contacts/" + contact + "/tags/" + tag, Map.of());
    }

    private String contact(String conversation) {
        return admin.http()
                .get("/api/v1/conversations/" + conversation)
                .ok()
                .at("/contact/id")
                .asString();
    }

    private static List<String> names(Eg.Person agent) {
        return agent.http()
                .get("/api/v1/tags")
                .ok()
                .get("items")
                .valueStream()
                .map(it -> it.get("name").asString())
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
