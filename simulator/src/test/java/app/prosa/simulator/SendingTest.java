package app.prosa.simulator;

import static app.prosa.simulator.TestApp.errorCode;
import static app.prosa.simulator.TestApp.json;
import static app.prosa.simulator.TestApp.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class SendingTest {

    private static final String MESSAGES = "/v25.0/" + TestApp.PHONE + "/messages";
    private static final String ANA = "5511900000011";

    private final TestApp app = new TestApp();

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void aMessageIsSentThenDeliveredThenRead() {
        var ana = app.simulator.person("Ana");
        ana.says("oi");
        var id = app.send(text(ANA, "Olá, Ana").put("biz_opaque_callback_data", "ours-1"));

        app.simulator.clock().advance(Duration.ofMillis(200));
        assertThat(app.statusesOf(id)).containsExactly("sent");
        app.simulator.clock().advance(Duration.ofSeconds(1));
        ana.reads();

        assertThat(app.statusesOf(id)).containsExactly("sent", "delivered", "read");
        assertThat(app.statuses()).allSatisfy(it -> {
            assertThat(it.path("biz_opaque_callback_data").asString()).isEqualTo("ours-1");
            assertThat(it.path("recipient_id").asString()).isEqualTo(ANA);
        });
        assertThat(app.simulator.outbox()).singleElement().satisfies(it -> {
            assertThat(it.text()).isEqualTo("Olá, Ana");
            assertThat(it.callbackData()).isEqualTo("ours-1");
        });
    }

    @Test
    void whoAnswersHasReadWhatWasThere() {
        var ana = app.simulator.person("Ana");
        ana.says("oi");
        var id = app.send(text(ANA, "Olá"));
        app.simulator.clock().advance(Duration.ofSeconds(2));

        ana.says("obrigada");

        assertThat(app.statusesOf(id)).containsExactly("sent", "delivered", "read");
    }

    @Test
    void outsideThe24HoursItIsAcceptedAndFails() {
        app.simulator.person("Ana").says("oi");
        app.simulator.clock().advance(Duration.ofHours(24));

        var id = app.send(text(ANA, "Ainda aí?"));
        app.simulator.clock().advance(Duration.ofSeconds(2));

        assertThat(app.statuses()).singleElement().satisfies(it -> {
            assertThat(it.path("id").asString()).isEqualTo(id);
            assertThat(it.path("status").asString()).isEqualTo("failed");
            assertThat(it.path("errors").path(0).path("code").asInt()).isEqualTo(131047);
        });
        assertThat(app.received().getLast().value().has("contacts")).isFalse();
    }

    @Test
    void aReactionOpensTheWindow() {
        var ana = app.simulator.person("Ana");
        var own = ana.says("oi");
        app.simulator.clock().advance(Duration.ofHours(30));
        ana.reacts(own, "❤️");

        var id = app.send(text(ANA, "Que bom"));
        app.simulator.clock().advance(Duration.ofSeconds(2));

        assertThat(app.statusesOf(id)).containsExactly("sent", "delivered");
    }

    @Test
    void theIdOfANumberMayLackTheNinthDigit() {
        var answer = json(app.post(MESSAGES, text("+55 (31) 9 9000-0012", "Olá, Bruno")));

        var contact = answer.path("contacts").path(0);
        assertThat(contact.path("input").asString()).isEqualTo("+55 (31) 9 9000-0012");
        assertThat(contact.path("wa_id").asString()).isEqualTo("553190000012");
        app.simulator.person("Bruno").says("oi");
        assertThat(app.messages())
                .singleElement()
                .satisfies(it -> assertThat(it.path("from").asString()).isEqualTo("553190000012"));
    }

    @Test
    void whoHidesTheNumberIsKnownByTheUserIdAlone() {
        var davi = app.simulator.person("Davi");
        davi.says("oi");
        var body = text("", "Olá, Davi").put("recipient", davi.person().userId());
        body.remove("to");

        var answer = json(app.post(MESSAGES, body));
        app.simulator.clock().advance(Duration.ofSeconds(2));

        assertThat(answer.path("contacts").path(0).has("wa_id")).isFalse();
        assertThat(answer.path("contacts").path(0).path("user_id").asString())
                .isEqualTo(davi.person().userId());
        assertThat(app.messages()).allSatisfy(it -> assertThat(it.has("from")).isFalse());
        assertThat(app.statuses()).hasSize(2).allSatisfy(it -> {
            assertThat(it.has("recipient_id")).isFalse();
            assertThat(it.path("recipient_user_id").asString())
                    .isEqualTo(davi.person().userId());
        });
    }

    @Test
    void aBlockedMessageStaysAtOneTickAndALandlineFails() {
        app.simulator.person("Elaine").says("me deixem em paz");
        var toElaine = app.send(text("5511900000015", "Olá"));
        var toBakery = app.send(text("551140000018", "Olá"));

        app.simulator.clock().advance(Duration.ofMinutes(5));

        assertThat(app.statusesOf(toElaine)).containsExactly("sent");
        assertThat(app.statusesOf(toBakery)).containsExactly("failed");
    }

    @Test
    void readAndTypingAreSeenOnThePhone() {
        var ana = app.simulator.person("Ana");
        var read = Json.object()
                .put("messaging_product", "whatsapp")
                .put("status", "read")
                .put("message_id", ana.says("oi"));
        read.putObject("typing_indicator").put("type", "text");

        assertThat(app.post(MESSAGES, read).body()).isEqualTo("{\"success\":true}");

        assertThat(ana.seesTyping()).isTrue();
        app.simulator.clock().advance(Duration.ofSeconds(26));
        assertThat(ana.seesTyping()).isFalse();
    }

    @Test
    void readIsRefusedForAMessageThatNobodySent() {
        var read = Json.object()
                .put("messaging_product", "whatsapp")
                .put("status", "read")
                .put("message_id", "wamid.nobody");

        assertThat(errorCode(app.post(MESSAGES, read))).isEqualTo(131009);
    }

    @Test
    void buttonsComeBackAsTheyWereTapped() {
        var ana = app.simulator.person("Ana");
        ana.says("oi");
        var id = app.send(message("interactive", """
                {"type":"button","body":{"text":"O que deseja?"},"action":{"buttons":[
                  {"type":"reply","reply":{"id":"2via:998","title":"2ª via"}},
                  {"type":"reply","reply":{"id":"falar","title":"Falar com alguém"}}]}}"""));

        ana.taps(id, "2ª via");

        var tapped = app.messages().toList().getLast();
        assertThat(tapped.path("interactive").path("button_reply").path("id").asString())
                .isEqualTo("2via:998");
        assertThat(tapped.path("context").path("id").asString()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"button\",\"body\":{\"text\":\"x\"},\"action\":{\"buttons\":[]}}",
                "{\"type\":\"button\",\"body\":{\"text\":\"x\"},\"action\":{\"buttons\":[{\"reply\":{\"id\":\"1\"}}]}}",
                "{\"type\":\"list\",\"body\":{\"text\":\"x\"},\"action\":{\"button\":\"Ver\",\"sections\":[]}}",
                "{\"type\":\"button\",\"action\":{\"buttons\":[{\"reply\":{\"id\":\"1\",\"title\":\"a\"}}]}}",
            })
    void interactiveMessagesHaveTheirLimits(String interactive) {
        assertThat(app.post(MESSAGES, message("interactive", interactive)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void wrongCallsAreRefusedAtOnce() {
        var tooLong = text(ANA, "x".repeat(4097));
        var toItself = text("551130000001", "eco");
        var nobody = text(ANA, "oi");
        nobody.remove("to");

        assertThat(errorCode(app.post(MESSAGES, tooLong))).isEqualTo(100);
        assertThat(errorCode(app.post(MESSAGES, toItself))).isEqualTo(131021);
        assertThat(errorCode(app.post(MESSAGES, nobody))).isEqualTo(100);
        assertThat(errorCode(app.post("/v25.0/404/messages", text(ANA, "oi")))).isEqualTo(100);
        assertThat(app.simulator.outbox()).isEmpty();
    }

    @Test
    void aReactionIsSeenAndHasItsStatuses() {
        var ana = app.simulator.person("Ana");
        var target = ana.says("consegui!");
        var id = app.send(message("reaction", "{\"message_id\":\"" + target + "\",\"emoji\":\"🎉\"}"));

        app.simulator.clock().advance(Duration.ofSeconds(2));

        assertThat(app.statusesOf(id)).containsExactly("sent", "delivered");
        assertThat(app.control("GET", "/chats/ana", null).body()).contains("\"shopReaction\":\"🎉\"");
    }

    @Test
    void theLimitsHoldWhenSwitchedOn() {
        app.control("POST", "/settings", Json.object().put("perSecond", 2).put("pairs", true));
        app.send(text(ANA, "1"));
        app.send(text("5511900000016", "2"));

        assertThat(errorCode(app.post(MESSAGES, text("5511900000019", "3")))).isEqualTo(130429);
        app.control("POST", "/settings", Json.object().put("pairs", true));
        for (var index = 0; index < 45; index++) {
            app.send(text(ANA, "n " + index));
        }
        assertThat(errorCode(app.post(MESSAGES, text(ANA, "mais uma")))).isEqualTo(131056);
        app.simulator.clock().advance(Duration.ofSeconds(6));
        app.send(text(ANA, "agora sim"));
    }

    private static ObjectNode message(String type, String content) {
        var body = Json.object()
                .put("messaging_product", "whatsapp")
                .put("to", ANA)
                .put("type", type);
        body.set(type, Json.MAPPER.readTree(content));
        return body;
    }
}
