package app.prosa.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class CallingTest {

    private final TestApp app = new TestApp();
    private final Customer ana = app.simulator.person("Ana");

    @AfterEach
    void stop() {
        app.close();
    }

    private List<JsonNode> calls() {
        return app.received().stream()
                .flatMap(it -> it.value().path("calls").valueStream())
                .toList();
    }

    private static ObjectNode act(String action, String id) {
        return Json.object()
                .put("messaging_product", "whatsapp")
                .put("call_id", id)
                .put("action", action);
    }

    @Test
    void aCallBringsAnOfferAndItsEndNoneAndNoLengthWhenNobodyAnswered() {
        var id = ana.calls();
        app.simulator.clock().advance(Duration.ofSeconds(4));
        ana.hangsUp(0);

        assertThat(calls()).hasSize(2);
        var connect = calls().getFirst();
        assertThat(connect.path("id").asString()).isEqualTo(id).startsWith("wacid.");
        assertThat(connect.path("event").asString()).isEqualTo("connect");
        assertThat(connect.path("direction").asString()).isEqualTo("USER_INITIATED");
        assertThat(connect.path("session").path("sdp").asString()).startsWith("v=0\r\n");
        var over = calls().getLast();
        assertThat(over.path("event").asString()).isEqualTo("terminate");
        assertThat(over.has("duration")).isFalse();
        assertThat(over.has("session")).isFalse();
        assertThatThrownBy(() -> ana.hangsUp(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoSpokeHasALength() {
        ana.calls();
        app.control("POST", "/whatsapp/hangup", Json.object().put("from", "ana").put("seconds", 60));

        assertThat(calls().getLast().path("duration").asInt()).isEqualTo(60);
        assertThat(calls().getLast().path("status").asString()).isEqualTo("COMPLETED");
    }

    @Test
    void itRingsHalfAMinute() {
        assertThat(app.control("POST", "/whatsapp/call", Json.object().put("from", "ana"))
                        .statusCode())
                .isEqualTo(201);

        app.simulator.clock().advance(Duration.ofSeconds(31));

        assertThat(calls()).hasSize(2);
    }

    @Test
    void theAppTurnsACallDownOnce() {
        var id = ana.calls();
        var calls = "/v25.0/" + TestApp.PHONE + "/calls";

        assertThat(app.post(calls, act("reject", id)).statusCode()).isEqualTo(200);
        assertThat(app.post(calls, act("reject", id)).body()).contains("138004");
        assertThat(app.post(calls, act("reject", "wacid.unknown")).statusCode()).isEqualTo(400);
        assertThat(app.post(calls, act("accept", id)).body()).contains("138000");

        app.simulator.clock().advance(Duration.ofMinutes(1));
        assertThat(calls()).hasSize(2);
    }
}
