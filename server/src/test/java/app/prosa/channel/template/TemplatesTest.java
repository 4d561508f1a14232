package app.prosa.channel.template;

import static app.prosa.WhatsAppShop.until;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.prosa.ServerTest;
import app.prosa.TestAgent.Answer;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.TestSocket;
import app.prosa.WhatsAppShop;
import app.prosa.simulator.Simulator;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Templates are written here, judged by Meta, and read again from its list.
@ServerTest
class TemplatesTest {

    private static final String ACCOUNT = "100000000000001";

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @Autowired
    Syncing syncing;

    @Autowired
    TestClock clock;

    private final Simulator simulator = Simulator.start(0);

    @SuppressWarnings("NullAway.Init")
    WhatsAppShop shop;

    @BeforeEach
    void open() {
        shop = WhatsAppShop.played(port, meta, simulator);
        simulator.clock().freeze();
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private String shelf() {
        return "/api/v1/connections/" + shop.connection() + "/templates";
    }

    private JsonNode synced() {
        return shop.desk().http().post(shelf() + "/sync", Map.of()).ok();
    }

    private JsonNode one(String name) {
        return shop.desk()
                .http()
                .get(shelf())
                .ok()
                .get("items")
                .valueStream()
                .filter(it -> it.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String status(String name) {
        return one(name).get("status").asString();
    }

    static Map<String, Object> draft(String name, String body, Map<String, String> samples) {
        var draft = new HashMap<String, Object>();
        draft.put("name", name);
        draft.put("language", "pt_BR");
        draft.put("category", "utility");
        draft.put("body", body);
        draft.put("buttons", List.of());
        draft.put("samples", samples);
        draft.put("sources", Map.of());
        return draft;
    }

    private Answer create(Map<String, Object> draft) {
        return shop.desk().http().post(shelf(), draft);
    }

    private void approved(String name, String components) {
        simulator.approvedTemplate(ACCOUNT, """
                {"name":"%s","language":"pt_BR","category":"UTILITY","components":%s}""".formatted(name, components));
    }

    @Test
    void aDraftIsJudgedOnceItIsSubmittedAndEverybodyHearsOfIt() {
        var draft = draft(
                "lembrete",
                "Olá {{1}}, a sua visita é amanhã às {{2}} em ponto.",
                Map.of("body.1", "Ana", "body.2", "14h"));
        draft.put("footer", "Loja Exemplo");
        draft.put(
                "buttons",
                List.of(
                        Map.of("kind", "reply", "text", "Confirmar"),
                        Map.of("kind", "url", "text", "Ver", "value", "https://loja.example/v/{{1}}")));
        draft.put("samples", Map.of("body.1", "Ana", "body.2", "14h", "button.1", "https://loja.example/v/77"));
        var made = create(draft).ok();
        assertThat(made.get("status").asString()).isEqualTo("draft");
        var path = "/api/v1/templates/" + made.get("id").asString();

        try (var socket = TestSocket.of(shop.desk().admin(), port, 0)) {
            var sent = shop.desk().http().post(path + "/submission", Map.of()).ok();
            assertThat(sent.get("status").asString()).isEqualTo("pending");
            simulator.clock().advance(Duration.ofSeconds(3));

            until(() -> status("lembrete").equals("approved"));
            socket.event("templates.changed", it -> it.toString().contains(shop.connection()));
        }
        assertThat(shop.desk().http().post(path + "/submission", Map.of()).code())
                .isEqualTo("template-known");
        assertThat(create(draft).code()).isEqualTo("name-taken");
    }

    @Test
    void aRejectedOneSaysWhyAndIsJudgedAgainWhenItIsRewritten() {
        var made = create(draft("reject_me", "Olá, tudo bem por aí?", Map.of())).ok();
        var path = "/api/v1/templates/" + made.get("id").asString();
        shop.desk().http().post(path + "/submission", Map.of()).ok();
        simulator.clock().advance(Duration.ofSeconds(3));
        until(() -> status("reject_me").equals("rejected"));
        assertThat(one("reject_me").get("reason").asString()).isEqualTo("INVALID_FORMAT");
        assertThat(one("reject_me").get("advice").asString()).contains("Revise o texto");

        var rewritten = draft("reject_me", "Olá, como vai você?", Map.of());
        shop.desk().http().put(path, rewritten).ok();

        assertThat(status("reject_me")).isEqualTo("pending");
        assertThat(one("reject_me").at("/wording/body").asString()).isEqualTo("Olá, como vai você?");
        simulator.judge(one("reject_me").get("externalId").asString(), "APPROVED");
        until(() -> status("reject_me").equals("approved"));
        assertThat(shop.desk()
                        .http()
                        .put(path, draft("outro_nome", "Olá, como vai você?", Map.of()))
                        .code())
                .isEqualTo("template-known");
    }

    @Test
    void whatMetaRefusesAtOnceIsSaidInItsWords() {
        approved("em_dobro", "[{\"type\":\"BODY\",\"text\":\"Olá, tudo bem?\"}]");
        var made = create(draft("em_dobro", "Olá, como vai?", Map.of())).ok();

        var refused =
                shop.desk().http().post("/api/v1/templates/" + made.get("id").asString() + "/submission", Map.of());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("template-refused");
        assertThat(refused.json().get("says").asString()).contains("already content");
        assertThat(status("em_dobro")).isEqualTo("draft");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ola|Olá, tudo bem?|name|letters",
                "ola|'{{1}}, tudo bem com você?'|body|edge",
                "ola|'Olá, tudo bem com você {{1}}'|body|edge",
                "ola|'Olá {{1}} {{2}}, tudo bem com você?'|body|neighbours",
                "ola|'Olá {{2}}, tudo bem com você?'|body|order",
                "ola|'Oi {{1}} e {{2}} ok'|body|short",
                "ola|'Olá {{1}}, tudo bem com você?'|body.1|sample",
            })
    void whatWouldNotBeApprovedForItsFormIsRefusedHere(String name, String body, String field, String rule) {
        var refused = create(draft(name, body, Map.of()));

        assertThat(refused.code()).isEqualTo("template-rule");
        assertThat(refused.json().get("field").asString()).isEqualTo(field);
        assertThat(refused.json().get("rule").asString()).isEqualTo(rule);
    }

    @Test
    void theWholeListIsReadPageByPageAndWhatIsGoneThereIsGoneHere() {
        for (int i = 0; i < 130; i++) {
            approved("modelo_" + i, "[{\"type\":\"BODY\",\"text\":\"Olá, tudo bem por aí?\"}]");
        }
        var made = create(draft("rascunho", "Olá, como vai?", Map.of())).ok();
        assertThat(synced().get("items")).hasSize(131);

        var gone = one("modelo_7").get("id").asString();
        shop.desk().http().delete("/api/v1/templates/" + gone).ok();
        simulator.reset(1);
        approved("modelo_1", "[{\"type\":\"BODY\",\"text\":\"Olá, tudo bem por aí?\"}]");
        var after = synced().get("items");

        assertThat(after.valueStream().map(it -> it.get("name").asString()))
                .containsExactlyInAnyOrder("modelo_1", "rascunho");
        assertThat(after.valueStream().map(it -> it.get("id").asString()))
                .contains(made.get("id").asString());
        var found = shop.desk().http().get(shelf() + "?q=RASC").ok().get("items");
        assertThat(found).hasSize(1);
    }

    @Test
    void everyKindOfHeaderAndButtonIsUnderstood() {
        approved("boleto", """
                [{"type":"HEADER","format":"DOCUMENT","example":{"header_handle":["4::x"]}},
                 {"type":"BODY","text":"Segue o boleto de {{1}} para você.","example":{"body_text":[["maio"]]}},
                 {"type":"FOOTER","text":"Loja"},
                 {"type":"BUTTONS","buttons":[
                   {"type":"QUICK_REPLY","text":"Já paguei"},
                   {"type":"URL","text":"Abrir","url":"https://loja.example/{{1}}","example":["https://loja.example/1"]},
                   {"type":"PHONE_NUMBER","text":"Ligar","phone_number":"+551130000001"},
                   {"type":"COPY_CODE","text":"Copiar","example":"PIX123"}]}]""");
        approved(
                "onde",
                "[{\"type\":\"HEADER\",\"format\":\"LOCATION\"},{\"type\":\"BODY\",\"text\":\"Estamos aqui.\"}]");
        approved("fluxo", """
                [{"type":"BODY","text":"Responda, por favor."},
                 {"type":"BUTTONS","buttons":[{"type":"FLOW","text":"Abrir","flow_id":"1"}]}]""");
        synced();

        var boleto = one("boleto").get("wording");
        assertThat(boleto.at("/header/kind").asString()).isEqualTo("document");
        assertThat(boleto.get("buttons").valueStream().map(it -> it.get("kind").asString()))
                .containsExactly("reply", "url", "phone", "copy-code");
        var preview = shop.desk()
                .http()
                .post("/api/v1/templates/" + one("boleto").get("id").asString() + "/preview", Map.of())
                .ok();
        assertThat(preview.get("missing").valueStream().map(JsonNode::asString))
                .containsExactly("body.1", "button.1", "button.3");
        assertThat(one("boleto").at("/samples/button.3").asString()).isEqualTo("PIX123");
        assertThat(one("onde").at("/wording/header/kind").asString()).isEqualTo("location");
        assertThat(one("fluxo").at("/wording/complete").asBoolean()).isFalse();
    }

    @Test
    void webhooksMoveStatusCategoryAndQualityAndAnUnknownOneHasTheListRead() {
        approved("lembrete_visita", "[{\"type\":\"BODY\",\"text\":\"Olá, tudo bem?\"}]");
        synced();
        var external = one("lembrete_visita").get("externalId").asString();

        simulator.judge(external, "FLAGGED");
        until(() -> status("lembrete_visita").equals("flagged"));
        simulator.judge(external, "PAUSED");
        until(() -> status("lembrete_visita").equals("paused"));
        assertThat(one("lembrete_visita").get("advice").asString()).contains("3 hours");
        simulator.judge(external, "DISABLED");
        until(() -> status("lembrete_visita").equals("disabled"));
        approved("outro", "[{\"type\":\"BODY\",\"text\":\"Olá, tudo bem?\"}]");
        shop.posts(new String(WhatsAppShop.payload("51-template-approved.json"), UTF_8))
                .ok();
        shop.settled();
        until(() -> shop.desk().http().get(shelf()).ok().get("items").size() == 2);
    }

    @Test
    void whatFillsABlankByItselfIsOursAlone() {
        approved(
                "lembrete",
                "[{\"type\":\"BODY\",\"text\":\"Olá {{1}}, tudo bem por aí?\",\"example\":{\"body_text\":[[\"Ana\"]]}}]");
        synced();
        var path = "/api/v1/templates/" + one("lembrete").get("id").asString();

        shop.desk()
                .http()
                .patch(
                        path,
                        Map.of(
                                "group",
                                "Cobrança",
                                "sources",
                                Map.of("body.1", "contact-first-name", "body.9", "department")))
                .ok();
        synced();

        assertThat(one("lembrete").get("group").asString()).isEqualTo("Cobrança");
        assertThat(one("lembrete").get("sources").propertyNames()).containsExactly("body.1");
        var preview = shop.desk()
                .http()
                .post(path + "/preview", Map.of("name", "Rui Melo"))
                .ok();
        assertThat(preview.at("/content/body").asString()).isEqualTo("Olá Rui, tudo bem por aí?");
        assertThat(preview.get("missing")).isEmpty();
    }

    @Test
    @Tag("ADM-23")
    void agentsReadThemAndOnlyWhoMayManageThemChangesThem() {
        var agent = shop.desk().colleague("Bia", "agent", shop.department()).http();
        var boss =
                shop.desk().colleague("Caio", "supervisor", shop.department()).http();
        var draft = draft("oi", "Olá, como vai?", Map.of());

        assertThat(agent.post(shelf(), draft).status()).isEqualTo(403);
        var made = boss.post(shelf(), draft).ok();
        assertThat(agent.get(shelf()).ok().get("items")).hasSize(1);
        assertThat(agent.delete("/api/v1/templates/" + made.get("id").asString())
                        .status())
                .isEqualTo(403);
        var entry =
                shop.desk().http().get("/api/v1/audit?area=connections").ok().toString();
        assertThat(entry).contains("createTemplate");
    }

    @Test
    void listsAreReadAgainAfterSomeHoursAndAFailureIsShown() {
        approved("oi", "[{\"type\":\"BODY\",\"text\":\"Olá, tudo bem?\"}]");
        clock.forward(Duration.ofHours(7));
        until(() -> {
            syncing.round();
            return shop.desk().http().get(shelf()).ok().get("items").size() == 1;
        });

        shop.meta().played(java.net.URI.create("http://127.0.0.1:1/nobody"));
        var failed = synced();

        assertThat(failed.get("failure").asString()).isNotBlank();
        assertThat(failed.get("items")).hasSize(1);
    }

    @Test
    void aListThatCouldNotBeReadIsTriedAgainSoonAndThenLessAndLessOften() {
        var read = Instant.parse(synced().get("syncedAt").asString());
        shop.meta().played(java.net.URI.create("http://127.0.0.1:1/nobody"));
        var first = synced();
        var now = clock.instant();
        assertThat(Instant.parse(first.get("syncedAt").asString())).isEqualTo(read);
        assertThat(retryAt(first)).isCloseTo(now.plus(Duration.ofMinutes(1)), within(10, SECONDS));
        assertThat(retryAt(synced())).isCloseTo(now.plus(Duration.ofMinutes(2)), within(10, SECONDS));
        assertThat(retryAt(synced())).isCloseTo(now.plus(Duration.ofMinutes(4)), within(10, SECONDS));

        approved("oi", "[{\"type\":\"BODY\",\"text\":\"Olá, tudo bem?\"}]");
        shop.meta().played(simulator.metaUrl());
        syncing.round();
        assertThat(shop.desk().http().get(shelf()).ok().get("items")).isEmpty();
        clock.forward(Duration.ofMinutes(5));
        // A round takes some of what is due in all accounts.
        until(() -> {
            syncing.round();
            return shop.desk().http().get(shelf()).ok().get("retryAt").isNull();
        });

        var again = shop.desk().http().get(shelf()).ok();
        assertThat(again.get("items")).hasSize(1);
        assertThat(again.get("failure").isNull()).isTrue();
        assertThat(again.get("retryAt").isNull()).isTrue();
    }

    private static Instant retryAt(JsonNode shelf) {
        return Instant.parse(shelf.get("retryAt").asString());
    }
}
