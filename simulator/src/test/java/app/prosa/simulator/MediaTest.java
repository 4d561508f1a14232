package app.prosa.simulator;

import static app.prosa.simulator.TestApp.errorCode;
import static app.prosa.simulator.TestApp.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MediaTest {

    private static final byte[] PDF = "%PDF-1.4 um boleto".getBytes(StandardCharsets.UTF_8);

    private final TestApp app = new TestApp();

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void aPhotoOfAPersonIsFetchedByIdWithTheToken() {
        app.simulator.person("Ana").sendsSample("image", "luz vermelha");
        var image = app.messages().toList().getFirst().path("image");

        var described = json(app.get("/v25.0/" + image.path("id").asString()));
        var bytes = app.fetch(described.path("url").asString(), TestApp.TOKEN).body();

        assertThat(image.path("caption").asString()).isEqualTo("luz vermelha");
        assertThat(Base64.getEncoder().encodeToString(Signature.sha256(bytes)))
                .isEqualTo(image.path("sha256").asString());
        assertThat(HexFormat.of().formatHex(Signature.sha256(bytes)))
                .isEqualTo(described.path("sha256").asString());
        assertThat(described.path("file_size").asInt()).isEqualTo(bytes.length);
        assertThat(described.path("mime_type").asString()).isEqualTo("image/jpeg");
    }

    @Test
    void anAddressNeedsTheTokenAndLivesFiveMinutes() {
        var id = json(app.upload(PDF, "application/pdf", "boleto.pdf"))
                .path("id")
                .asString();
        var url = json(app.get("/v25.0/" + id)).path("url").asString();

        assertThat(app.fetch(url, null).statusCode()).isEqualTo(401);
        assertThat(app.fetch(url, TestApp.TOKEN).body()).isEqualTo(PDF);
        app.simulator.clock().advance(Duration.ofMinutes(5));
        assertThat(app.fetch(url, TestApp.TOKEN).statusCode()).isEqualTo(404);
        var again = json(app.get("/v25.0/" + id)).path("url").asString();
        assertThat(app.fetch(again, TestApp.TOKEN).body()).isEqualTo(PDF);
    }

    @Test
    void aFileIsGoneWhenItWasDeletedOrAfterThirtyDays() {
        var deleted =
                json(app.upload(PDF, "application/pdf", "a.pdf")).path("id").asString();
        var old = json(app.upload(PDF, "application/pdf", "b.pdf")).path("id").asString();

        assertThat(app.delete("/v25.0/" + deleted).statusCode()).isEqualTo(200);
        assertThat(app.get("/v25.0/" + deleted).statusCode()).isEqualTo(400);
        app.simulator.clock().advance(Duration.ofDays(30));
        assertThat(app.get("/v25.0/" + old).statusCode()).isEqualTo(400);
    }

    @Test
    void whatABrowserRecordsIsRefusedAsWebm() {
        assertThat(errorCode(app.upload(new byte[] {1}, "audio/webm;codecs=opus", "voz.webm")))
                .isEqualTo(100);
        assertThat(app.upload(new byte[] {1}, "audio/ogg; codecs=opus", "voz.ogg")
                        .statusCode())
                .isEqualTo(200);
        assertThat(errorCode(app.upload(new byte[6 * 1024 * 1024], "image/png", "enorme.png")))
                .isEqualTo(131053);
    }

    @Test
    void aFileThatTheMessageCannotCarryFailsAfterwards() {
        app.simulator.person("Ana").says("oi");
        var pdf = json(app.upload(PDF, "application/pdf", "boleto.pdf"))
                .path("id")
                .asString();
        var body = Json.object()
                .put("messaging_product", "whatsapp")
                .put("to", "5511900000011")
                .put("type", "image");
        body.putObject("image").put("id", pdf);

        var id = app.send(body);
        app.simulator.clock().advance(Duration.ofSeconds(2));

        assertThat(app.statusesOf(id)).containsExactly("failed");
    }

    @Test
    void anUnknownFileIsRefusedAtOnce() {
        var body = Json.object()
                .put("messaging_product", "whatsapp")
                .put("to", "5511900000011")
                .put("type", "image");
        body.putObject("image").put("id", "12345");

        assertThat(errorCode(app.post("/v25.0/" + TestApp.PHONE + "/messages", body)))
                .isEqualTo(131009);
    }

    @Test
    void filesGoWrongOnDemand() {
        var id = json(app.upload(PDF, "application/pdf", "boleto.pdf"))
                .path("id")
                .asString();
        var url = json(app.get("/v25.0/" + id)).path("url").asString();
        for (var fault : new String[] {"F11", "F11-sha", "F11-empty", "F11-type", "F11-name", "F11-redirect"}) {
            app.simulator.fault(fault, 1);
        }

        assertThat(app.fetch(url, TestApp.TOKEN).statusCode()).isEqualTo(404);
        assertThat(app.fetch(url, TestApp.TOKEN).body()).hasSameSizeAs(PDF).isNotEqualTo(PDF);
        assertThat(app.fetch(url, TestApp.TOKEN).body()).isEmpty();
        assertThat(app.fetch(url, TestApp.TOKEN).headers().firstValue("Content-Type"))
                .contains("text/html");
        assertThat(app.fetch(url, TestApp.TOKEN)
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElse(""))
                .contains("eicar");
        assertThat(app.fetch(url, TestApp.TOKEN)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .contains("169.254.169.254");
        assertThat(app.fetch(url, TestApp.TOKEN).body()).isEqualTo(PDF);
    }

    @Test
    void aRecordingOfABrowserIsSentAsOgg() {
        var webm = Samples.resource("voice.webm");
        var body = Json.object().put("from", "ana").put("type", "audio").put("mime", "audio/webm");

        app.control(
                "POST",
                "/whatsapp/inbound",
                body.put("data", Base64.getEncoder().encodeToString(webm)));

        var audio = app.messages().toList().getFirst().path("audio");
        assertThat(audio.path("mime_type").asString()).isEqualTo("audio/ogg; codecs=opus");
        assertThat(audio.path("voice").asBoolean()).isTrue();
        var url = json(app.get("/v25.0/" + audio.path("id").asString()))
                .path("url")
                .asString();
        // What a decoder made 3.96 s of: the same bytes as the sample.
        assertThat(app.fetch(url, TestApp.TOKEN).body()).isEqualTo(Samples.resource("voz.ogg"));
    }
}
