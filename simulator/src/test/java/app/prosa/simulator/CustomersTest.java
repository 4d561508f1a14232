package app.prosa.simulator;

import static app.prosa.simulator.TestApp.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CustomersTest {

    private final TestApp app = new TestApp();
    private final Customer ana = app.simulator.person("Ana");

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void aReplyNamesWhatItAnswers() {
        ana.says("oi");
        var shops = app.send(text("5511900000011", "Com boleto ou Pix?"));

        ana.replies(shops, "Pix");

        assertThat(last().path("context").path("id").asString()).isEqualTo(shops);
        assertThat(last().path("context").path("from").asString()).isEqualTo("551130000001");
    }

    @Test
    void aReactionTakenBackHasNoEmoji() {
        var shops = app.send(text("5511900000011", "Feito!"));
        ana.reacts(shops, "❤️");
        assertThat(last().path("reaction").path("emoji").asString()).isEqualTo("❤️");

        ana.reacts(shops, "");

        assertThat(last().path("type").asString()).isEqualTo("reaction");
        assertThat(last().path("reaction").path("message_id").asString()).isEqualTo(shops);
        assertThat(last().path("reaction").has("emoji")).isFalse();
    }

    @Test
    void anEditAndADeletionNameTheOriginal() {
        var id = ana.says("qeuro dois");
        ana.edits(id, "quero dois");
        assertThat(last().path("type").asString()).isEqualTo("edit");
        assertThat(last().path("edit").path("original_message_id").asString()).isEqualTo(id);
        assertThat(last().path("edit").path("message").path("text").path("body").asString())
                .isEqualTo("quero dois");

        ana.deletes(id);

        assertThat(last().path("type").asString()).isEqualTo("revoke");
        assertThat(last().path("revoke").path("original_message_id").asString()).isEqualTo(id);
    }

    @Test
    void nobodyChangesWhatTheShopWrote() {
        var shops = app.send(text("5511900000011", "Olá"));

        assertThatThrownBy(() -> ana.deletes(shops)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyKindHasItsShape() {
        ana.sendsLocation(-23.55, -46.63, "Praça da Sé");
        assertThat(last().path("location").path("latitude").isNumber()).isTrue();
        ana.sendsSample("audio", null);
        assertThat(last().path("audio").path("voice").asBoolean()).isTrue();
        ana.sendsSample("document", "segue");
        assertThat(last().path("document").path("filename").asString()).contains("João & Cia");
        ana.sendsSample("sticker", null);
        assertThat(last().path("sticker").path("mime_type").asString()).isEqualTo("image/webp");
        ana.sendsSample("video", null);
        assertThat(last().path("video").path("sha256").asString()).isNotEmpty();
    }

    @Test
    void aNewNumberIsToldAndUsedFromThenOn() {
        ana.says("oi");

        ana.changesNumber("+55 11 9 0000-0077");
        ana.says("sou eu, a Ana");

        var system = app.messages().filter(it -> it.has("system")).findFirst().orElseThrow();
        assertThat(system.path("system").path("wa_id").asString()).isEqualTo("5511900000077");
        assertThat(app.received().stream().anyMatch(it -> it.value().has("user_id_update")))
                .isTrue();
        assertThat(last().path("from").asString()).isEqualTo("5511900000077");
    }

    @Test
    void aVoiceNoteIsPlayedAfterItWasRead() {
        ana.says("oi");
        var id = app.send(text("5511900000011", "Olá"));
        app.simulator.clock().advance(Duration.ofSeconds(2));
        ana.reads();

        ana.plays(id);

        assertThat(app.statusesOf(id)).containsExactly("sent", "delivered", "read", "played");
        assertThat(ana.statusOf(id)).isEqualTo("played");
    }

    private JsonNode last() {
        return app.messages().toList().getLast();
    }
}
