package app.prosa.simulator;

import static app.prosa.simulator.TestApp.errorCode;
import static app.prosa.simulator.TestApp.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class TemplatesTest {

    private static final String TEMPLATES = "/v25.0/" + TestApp.ACCOUNT + "/message_templates";
    private static final String MESSAGES = "/v25.0/" + TestApp.PHONE + "/messages";

    private final TestApp app = new TestApp();

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void aTemplateIsApprovedThreeSecondsLaterAndReachesWhoNeverWrote() {
        var created =
                json(app.post(TEMPLATES, template("visita", "Olá {{1}}, sua visita é amanhã às {{2}} em ponto.", 2)));
        assertThat(created.path("status").asString()).isEqualTo("PENDING");
        assertThat(errorCode(app.post(MESSAGES, use("visita", "Ana", "14h")))).isEqualTo(132001);

        app.simulator.clock().advance(Duration.ofSeconds(3));
        var id = app.send(use("visita", "Ana", "14h"));
        app.simulator.clock().advance(Duration.ofSeconds(2));

        assertThat(app.received().getFirst().value().path("event").asString()).isEqualTo("APPROVED");
        assertThat(app.received().getFirst().value().path("message_template_id").isNumber())
                .isTrue();
        assertThat(app.statusesOf(id)).containsExactly("sent", "delivered");
        assertThat(app.control("GET", "/chats/ana", null).body())
                .contains("Olá Ana, sua visita é amanhã às 14h em ponto.");
    }

    @Test
    void aNameWithRejectIsRejectedWithItsReason() {
        app.post(TEMPLATES, template("reject_me", "Olá, tudo bem por aí?", 0));

        app.simulator.clock().advance(Duration.ofSeconds(3));

        var value = app.received().getFirst().value();
        assertThat(value.path("event").asString()).isEqualTo("REJECTED");
        assertThat(value.path("rejection_info").path("reason").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{{1}} é o seu código de acesso'|2388299",
                "'O seu código de acesso é {{1}}'|2388299",
                "'Olá {{1}} {{2}}, tudo bem com você hoje?'|2388073",
                "'Olá {{2}}, tudo bem por aí hoje?'|2388073",
                "'Oi {{1}} e {{2}} ok'|2388293",
            })
    void variablesHaveTheirRules(String text, int subcode) {
        var answer = json(app.post(TEMPLATES, template("regra", text, text.contains("{{2}}") ? 2 : 1)));

        assertThat(answer.path("error").path("error_subcode").asInt()).isEqualTo(subcode);
        assertThat(answer.path("error").path("error_user_msg").asString()).isNotEmpty();
    }

    @Test
    void parametersMustFitTheTemplate() {
        approved("visita", "Olá {{1}}, sua visita é amanhã às {{2}} em ponto.", 2);

        assertThat(errorCode(app.post(MESSAGES, use("visita", "Ana")))).isEqualTo(132000);
        assertThat(errorCode(app.post(MESSAGES, use("visita", "Ana", "às\n14h"))))
                .isEqualTo(132012);
        assertThat(errorCode(app.post(MESSAGES, use("outra")))).isEqualTo(132001);
    }

    @Test
    void aPausedTemplateIsRefused() {
        var id = approved("oi_de_novo", "Olá, tudo bem por aí?", 0);

        app.control("POST", "/whatsapp/templates/" + id + "/pause", null);

        assertThat(errorCode(app.post(MESSAGES, use("oi_de_novo")))).isEqualTo(132015);
        assertThat(app.received()
                        .getFirst()
                        .value()
                        .path("other_info")
                        .path("title")
                        .asString())
                .isEqualTo("FIRST_PAUSE");
    }

    @Test
    void anAddressWithAVariableNeedsItsEnd() {
        var template = template("boleto", "O seu boleto já está disponível.", 0);
        ((ArrayNode) template.path("components"))
                .addObject()
                .put("type", "BUTTONS")
                .putArray("buttons")
                .addObject()
                .put("type", "URL")
                .put("text", "Abrir")
                .put("url", "https://loja.example/b/{{1}}");
        app.simulator.approvedTemplate(TestApp.ACCOUNT, template.toString());

        assertThat(errorCode(app.post(MESSAGES, use("boleto")))).isEqualTo(131008);
        var whole = use("boleto");
        ((ObjectNode) whole.path("template"))
                .putArray("components")
                .addObject()
                .put("type", "button")
                .put("sub_type", "url")
                .put("index", "0")
                .putArray("parameters")
                .addObject()
                .put("type", "text")
                .put("text", "778");
        app.send(whole);
        assertThat(app.control("GET", "/chats/ana", null).body()).contains("https://loja.example/b/778");
    }

    @Test
    void itsQualityIsTold() {
        var id = approved("oi_de_novo", "Olá, tudo bem por aí?", 0);

        app.control("POST", "/whatsapp/templates/" + id + "/red", null);

        assertThat(app.received().getFirst().value().path("new_quality_score").asString())
                .isEqualTo("RED");
    }

    @Test
    void marketingDoesNotReachWhoSaidStop() {
        var template = template("oferta", "Aproveite as ofertas da semana!", 0).put("category", "MARKETING");
        app.post(TEMPLATES, template);
        app.simulator.clock().advance(Duration.ofSeconds(3));
        var ana = app.simulator.person("Ana");
        ana.prefers("stop");
        var refused = app.send(use("oferta"));
        ana.prefers("resume");
        var welcome = app.send(use("oferta"));

        app.simulator.clock().advance(Duration.ofSeconds(2));

        assertThat(app.statusesOf(refused)).containsExactly("failed");
        assertThat(app.statusesOf(welcome)).containsExactly("sent", "delivered");
    }

    @Test
    void theListIsPagedAndADeletionTakesAllLanguages() {
        for (var index = 0; index < 3; index++) {
            approved("modelo_" + index, "Olá, tudo bem por aí?", 0);
        }
        app.post(TEMPLATES, template("modelo_0", "Hello, how are you?", 0).put("language", "en_US"));

        var first = json(app.get(TEMPLATES + "?limit=3"));
        var second = json(app.get(TEMPLATES + "?limit=3&after="
                + first.path("paging").path("cursors").path("after").asString()));
        assertThat(first.path("data")).hasSize(3);
        assertThat(second.path("data")).hasSize(1);
        assertThat(second.path("paging").has("next")).isFalse();

        app.delete(TEMPLATES + "?name=modelo_0");
        assertThat(json(app.get(TEMPLATES)).path("data")).hasSize(2);
    }

    @Test
    void aChangedTemplateIsJudgedAgain() {
        var id = approved("visita", "Olá, tudo bem por aí?", 0);
        var change = Json.object();
        change.putArray("components").addObject().put("type", "BODY").put("text", "Olá, como vai você?");

        app.post("/v25.0/" + id, change);

        assertThat(json(app.get("/v25.0/" + id + "?fields=status"))
                        .path("status")
                        .asString())
                .isEqualTo("PENDING");
        app.simulator.clock().advance(Duration.ofSeconds(3));
        assertThat(json(app.get("/v25.0/" + id))
                        .path("components")
                        .path(0)
                        .path("text")
                        .asString())
                .isEqualTo("Olá, como vai você?");
        assertThat(json(app.get("/v25.0/" + id)).path("status").asString()).isEqualTo("APPROVED");
    }

    private String approved(String name, String text, int variables) {
        return app.simulator.approvedTemplate(
                TestApp.ACCOUNT, template(name, text, variables).toString());
    }

    private static ObjectNode template(String name, String text, int variables) {
        var template = Json.object().put("name", name).put("language", "pt_BR").put("category", "UTILITY");
        var body =
                template.putArray("components").addObject().put("type", "BODY").put("text", text);
        if (variables > 0) {
            var samples = body.putObject("example").putArray("body_text").addArray();
            for (var index = 0; index < variables; index++) {
                samples.add("exemplo");
            }
        }
        return template;
    }

    private static ObjectNode use(String name, String... values) {
        var body = Json.object()
                .put("messaging_product", "whatsapp")
                .put("to", "5511900000011")
                .put("type", "template");
        var template = body.putObject("template").put("name", name);
        template.putObject("language").put("code", "pt_BR");
        if (values.length > 0) {
            var parameters = template.putArray("components")
                    .addObject()
                    .put("type", "body")
                    .putArray("parameters");
            for (JsonNode value : Json.MAPPER.<JsonNode>valueToTree(values)) {
                parameters.addObject().put("type", "text").set("text", value);
            }
        }
        return body;
    }
}
