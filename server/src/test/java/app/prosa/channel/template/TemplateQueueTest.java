package app.prosa.channel.template;

import static app.prosa.WhatsAppShop.said;
import static app.prosa.WhatsAppShop.until;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.TestVisitor;
import app.prosa.WhatsAppShop;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// A template leaves through the same queue as a reply: it can be taken back, keeps its place, and tells
/// the truth about itself.
@ServerTest
class TemplateQueueTest {

    private static final String ANA = "5511988887777";
    private static final String SHELF = """
            {"data":[{"id":"77","name":"visita","language":"pt_BR","category":"UTILITY","status":"APPROVED",
              "components":[{"type":"BODY","text":"Sua visita é amanhã."}]},
              {"id":"78","name":"oferta","language":"pt_BR","category":"MARKETING","status":"APPROVED",
              "components":[{"type":"BODY","text":"Hoje tudo pela metade."}]}]}""";

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @Autowired
    TestClock clock;

    @SuppressWarnings("NullAway.Init") // each test begins with the undo time it needs
    WhatsAppShop shop;

    @SuppressWarnings("NullAway.Init")
    Eg.Person bia;

    @SuppressWarnings("NullAway.Init")
    Map<String, String> templates;

    private void begin(int undoSeconds) {
        shop = WhatsAppShop.open(port, meta, undoSeconds);
        bia = shop.desk().colleague("Bia Reis", "agent", shop.department());
        shop.meta().at("/100000000000001/message_templates", 200, SHELF.getBytes(UTF_8));
        var shelf = "/api/v1/connections/" + shop.connection() + "/templates";
        templates = shop.desk()
                .http()
                .post(shelf + "/sync", Map.of())
                .ok()
                .get("items")
                .valueStream()
                .collect(Collectors.toMap(
                        it -> it.get("name").asString(), it -> it.get("id").asString()));
    }

    private Map<String, Object> visit() {
        return message("visita");
    }

    private Map<String, Object> message(String name) {
        var template = Objects.requireNonNull(templates.get(name));
        var content = Map.of("type", "template", "template", template, "values", Map.of());
        return new HashMap<>(Map.of("id", TestVisitor.uuid(), "kind", "reply", "content", content));
    }

    /// Begins to talk with Ana by a template.
    private String begun(Map<String, Object> first) {
        return bia.http()
                .post(
                        "/api/v1/chats",
                        Map.of(
                                "name",
                                "Ana Prado",
                                "phone",
                                "+" + ANA,
                                "connectionId",
                                shop.connection(),
                                "departmentId",
                                shop.department(),
                                "first",
                                first))
                .ok()
                .get("id")
                .asString();
    }

    private static String path(String conversation, Map<String, Object> message) {
        return "/api/v1/conversations/" + conversation + "/messages/" + message.get("id");
    }

    private String statusOf(String conversation, Map<String, Object> message) {
        return bia.http()
                .get(path(conversation, message))
                .ok()
                .at("/message/status")
                .asString();
    }

    /// What went to Meta, a template as its name.
    private List<String> sent() {
        return shop.meta().sent.stream()
                .map(it -> it.at("/template/name").asString(it.at("/text/body").asString("")))
                .toList();
    }

    @Test
    @Tag("CHN-04")
    void theTemplateThatBeginsAConversationCanBeTakenBackAndIsNeverSentThen() {
        begin(5);
        var first = visit();
        var conversation = begun(first);

        var info = bia.http().get(path(conversation, first)).ok();
        assertThat(info.at("/message/status").asString()).isEqualTo("queued");
        assertThat(info.at("/delivery/state").asString()).isEqualTo("queued");
        var back = bia.http().delete(path(conversation, first) + "/delivery").ok();
        assertThat(back.get("status").asString()).isEqualTo("cancelled");
        clock.forward(Duration.ofSeconds(10));
        var second = visit();
        bia.http()
                .post("/api/v1/conversations/" + conversation + "/messages", second)
                .ok();
        clock.forward(Duration.ofSeconds(10));

        until(() -> statusOf(conversation, second).equals("sent"));
        assertThat(sent()).containsExactly("visita");
        assertThat(shop.meta().sent.getFirst().get("biz_opaque_callback_data").asString())
                .isEqualTo(second.get("id"));
    }

    @Test
    @Tag("CHN-04")
    void itKeepsItsPlaceAmongTheRepliesThatWait() {
        begin(0);
        shop.posts(WhatsAppShop.text(ANA, "wamid.hello", "Oi")).ok();
        shop.settled();
        var conversation = shop.conversation().at("/conversation/id").asString();
        shop.meta().answers(503, "busy");

        Shop.replies(shop.desk().admin(), conversation, "Antes").ok();
        var visit = visit();
        shop.desk()
                .http()
                .post("/api/v1/conversations/" + conversation + "/messages", visit)
                .ok();
        Shop.replies(shop.desk().admin(), conversation, "Depois").ok();

        until(() -> {
            clock.forward(Duration.ofSeconds(3));
            return outgoing().map(it -> it.get("status").asString()).toList().equals(List.of("sent", "sent", "sent"));
        });
        assertThat(sent()).containsExactly("Antes", "Antes", "visita", "Depois");
    }

    @Test
    void aTemplateWhoseAnswerWasLostIsUncertainAndNotSentAgainByItself() {
        begin(0);
        shop.meta().losesTheAnswer();
        var first = visit();
        var conversation = begun(first);

        until(() -> statusOf(conversation, first).equals("uncertain"));
        clock.forward(Duration.ofMinutes(30));
        var second = visit();
        bia.http()
                .post("/api/v1/conversations/" + conversation + "/messages", second)
                .ok();
        until(() -> statusOf(conversation, second).equals("sent"));

        assertThat(sent()).containsExactly("visita", "visita");
        assertThat(statusOf(conversation, first)).isEqualTo("uncertain");
        shop.posts(WhatsAppShop.status(
                        "wamid.lost", "delivered", ",\"biz_opaque_callback_data\":\"" + first.get("id") + "\""))
                .ok();
        until(() -> statusOf(conversation, first).equals("delivered"));
    }

    @Test
    void anOfferThatWaitsDoesNotGoToWhoHasRefusedOffersMeanwhile() {
        begin(0);
        shop.meta().answers(503, "busy").answers(503, "busy");
        var offer = message("oferta");
        var conversation = begun(offer);
        until(() -> shop.meta().sent.size() == 1);
        shop.posts(WhatsAppShop.text(ANA, "wamid.no", "Sair")).ok();
        shop.settled();

        until(() -> {
            clock.forward(Duration.ofSeconds(5));
            return statusOf(conversation, offer).equals("failed");
        });

        assertThat(bia.http()
                        .get(path(conversation, offer))
                        .ok()
                        .at("/message/failure/code")
                        .asString())
                .isEqualTo("opted-out");
        assertThat(sent()).containsExactly("oferta");
    }

    private Stream<JsonNode> outgoing() {
        return said(shop.conversation()).stream()
                .filter(it -> it.get("direction").asString().equals("out"));
    }
}
