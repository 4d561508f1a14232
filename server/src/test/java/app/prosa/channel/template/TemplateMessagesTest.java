package app.prosa.channel.template;

import static app.prosa.WhatsAppShop.said;
import static app.prosa.WhatsAppShop.until;
import static app.prosa.channel.template.TemplateDesk.ACCOUNT;
import static app.prosa.channel.template.TemplateDesk.ANA;
import static app.prosa.channel.template.TemplateDesk.FILLED;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestClock;
import app.prosa.WhatsAppShop;
import app.prosa.file.Samples;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Templates reach who has not written for a while.
@ServerTest
class TemplateMessagesTest extends TemplateScene {

    @Test
    @Tag("CHN-02")
    @Tag("CHN-03")
    @Tag("CHN-04")
    void outsideTheWindowFreeWordsAreRefusedAndAnApprovedTemplateGoesThrough() {
        var old = TestClock.now().minus(Duration.ofHours(30)).getEpochSecond();
        shop.posts(WhatsAppShop.message(ANA, "wamid.old", old, "\"type\":\"text\",\"text\":{\"body\":\"Oi\"}"))
                .ok();
        shop.settled();
        var conversation = shop.conversation().at("/conversation/id").asString();
        var path = "/api/v1/conversations/" + conversation + "/messages";

        var free = Shop.replies(bia, conversation, "Oi, Ana!");
        assertThat(free.code()).isEqualTo("window-closed");
        assertThat(bia.http()
                        .get("/api/v1/conversations/" + conversation + "/window")
                        .ok()
                        .get("open")
                        .asBoolean())
                .isFalse();
        var sent = bia.http().post(path, desk.message("visita", FILLED)).ok();

        assertThat(sent.at("/content/type").asString()).isEqualTo("template");
        assertThat(sent.at("/content/header").asString()).isEqualTo("Lembrete");
        assertThat(sent.at("/content/body").asString())
                .isEqualTo("Olá Ana, a visita é amanhã às 14h, podemos confirmar?");
        assertThat(sent.at("/content/buttons/1/value").asString()).isEqualTo("https://loja.example/v/77");
        until(() -> List.of("sent", "delivered", "read")
                .contains(desk.lastSaid(conversation).get("status").asString()));
        assertThat(simulator.outbox()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "IMAGE, foto.png, image/png",
        "VIDEO, oferta.mp4, video/mp4",
        "DOCUMENT, nota.pdf, application/pdf",
        "LOCATION,,"
    })
    void whatStandsAboveTheTextIsChosenForEachMessage(String format, @Nullable String name, @Nullable String type) {
        simulator.approvedTemplate(ACCOUNT, """
                {"name":"aviso","language":"pt_BR","category":"UTILITY","components":[
                  {"type":"HEADER","format":"%s","example":{"header_handle":["4::x"]}},
                  {"type":"BODY","text":"Veja acima."},
                  {"type":"BUTTONS","buttons":[{"type":"COPY_CODE","example":"CAFE5"},
                    {"type":"PHONE_NUMBER","text":"Ligar","phone_number":"+551130000001"}]}]}""".formatted(format));
        desk.synced();
        var first = desk.message("aviso", Map.of("button.0", "CAFE10"));
        assertThat(bia.http().post("/api/v1/chats", desk.chat("+" + ANA, first)).code())
                .isEqualTo("template-incomplete");
        var content = new HashMap<>((Map<String, Object>) first.get("content"));
        if (name == null) {
            content.put(
                    "place", Map.of("latitude", -23.55, "longitude", -46.63, "name", "Loja", "address", "Rua Augusta"));
        } else {
            var bytes = switch (format) {
                case "DOCUMENT" -> Samples.pdf();
                case "VIDEO" -> Samples.movie("mp42", "vide");
                default -> Samples.picture("png");
            };
            var file =
                    bia.http().send("POST", "/api/v1/files?name=" + name, bytes).ok();
            assertThat(file.get("mediaType").asString()).isEqualTo(type);
            content.put("file", file.get("id").asString());
        }
        first.put("content", content);

        var begun =
                bia.http().post("/api/v1/chats", desk.chat("+" + ANA, first)).ok();

        until(() -> !simulator.outbox().isEmpty());
        var kind = format.toLowerCase(Locale.ROOT);
        var above = simulator.outbox().getFirst().body().at("/template/components/0/parameters/0");
        assertThat(above.get("type").asString()).isEqualTo(kind);
        assertThat(above.get(kind).has(name == null ? "latitude" : "id")).isTrue();
        var said = desk.lastSaid(begun.get("id").asString()).get("content");
        assertThat(said.at(name == null ? "/place/name" : "/file/name").asString())
                .isEqualTo(name == null ? "Loja" : name);
        assertThat(said.at("/buttons/0/value").asString()).isEqualTo("CAFE10");
    }

    @Test
    void nothingIsLeftOpenAndNothingUnapprovedIsSent() {
        var begun = bia.http()
                .post("/api/v1/chats", desk.chat("+" + ANA, desk.message("visita", FILLED)))
                .ok();
        var path = "/api/v1/conversations/" + begun.get("id").asString() + "/messages";

        var open = bia.http().post(path, desk.message("visita", Map.of("body.1", "Ana", "body.2", " ")));
        assertThat(open.code()).isEqualTo("template-incomplete");
        assertThat(open.json().get("missing").valueStream().map(JsonNode::asString))
                .containsExactly("body.2", "button.1");
        simulator.judge(desk.template("visita").get("externalId").asString(), "PAUSED");
        until(() -> desk.template("visita").get("status").asString().equals("paused"));
        assertThat(bia.http().post(path, desk.message("visita", FILLED)).code()).isEqualTo("template-not-approved");
        var note = new HashMap<>(desk.message("oferta", Map.of("body.nome", "Ana")));
        note.put("kind", "note");
        assertThat(bia.http().post(path, note).code()).isEqualTo("not-carried");
    }

    @Test
    void whoWantsNoMarketingGetsNone() {
        var begun = bia.http()
                .post("/api/v1/chats", desk.chat("+" + ANA, desk.message("visita", FILLED)))
                .ok();
        var path = "/api/v1/conversations/" + begun.get("id").asString() + "/messages";
        until(() -> !simulator.outbox().isEmpty());
        var offer = desk.message("oferta", Map.of("body.nome", "Ana"));
        simulator.person(ANA).prefers("stop");
        simulator.rest();
        shop.settled();

        assertThat(bia.http().post(path, offer).code()).isEqualTo("opted-out");
        var preview = bia.http()
                .post(
                        "/api/v1/templates/" + desk.template("oferta").get("id").asString() + "/preview",
                        Map.of("conversationId", begun.get("id").asString()))
                .ok();
        assertThat(preview.get("unwanted").asBoolean()).isTrue();
        simulator.person(ANA).prefers("resume");
        simulator.rest();
        shop.settled();
        assertThat(bia.http().post(path, offer).status()).isEqualTo(201);
    }
}
