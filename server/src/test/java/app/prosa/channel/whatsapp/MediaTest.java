package app.prosa.channel.whatsapp;

import static app.prosa.WhatsAppShop.message;
import static app.prosa.WhatsAppShop.said;
import static app.prosa.WhatsAppShop.until;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.WhatsAppShop;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Files come in by the provider's id, from the provider's places only, and again when they fail.
@ServerTest
class MediaTest {

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @Autowired
    TestClock clock;

    WhatsAppShop shop;
    byte[] picture;

    @BeforeEach
    void open() throws IOException {
        shop = WhatsAppShop.open(port, meta);
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
        picture = out.toByteArray();
    }

    private void arrives(String type, String rest) {
        shop.posts(message(
                        "5511988880001",
                        "wamid.file",
                        1_780_000_000,
                        "\"type\":\"%s\",\"%s\":{\"id\":\"4001\",%s}".formatted(type, type, rest)))
                .ok();
    }

    private void lies(String url) {
        shop.meta()
                .at(
                        "/4001",
                        200,
                        "{\"url\":\"%s\",\"id\":\"4001\"}".formatted(url).getBytes(UTF_8));
    }

    private JsonNode content() {
        var all = shop.conversations();
        return all.isEmpty()
                ? tools.jackson.databind.node.MissingNode.getInstance()
                : said(all.getFirst()).getFirst().get("content");
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void aPictureComesInAndCanBeSeen() throws Exception {
        lies(meta.url() + "/cdn/4001");
        shop.meta().at("/cdn/4001", 200, picture);

        arrives("image", "\"mime_type\":\"image/png\",\"caption\":\"O modem\",\"sha256\":\"" + sha256(picture) + "\"");
        until(() -> content().path("type").asString("").equals("image"));

        assertThat(content().get("caption").asString()).isEqualTo("O modem");
        assertThat(content().at("/file/width").asInt()).isEqualTo(40);
        var file = shop.desk()
                .http()
                .get("/api/v1/files/" + content().at("/file/id").asString());
        assertThat(file.status()).isIn(200, 302, 307);
    }

    @Test
    void whatCannotBeHadIsTriedAgainAndThenByHand() throws Exception {
        lies(meta.url() + "/cdn/4001");
        shop.meta().at("/cdn/4001", 403, "expired".getBytes(UTF_8));

        arrives("image", "\"mime_type\":\"image/png\",\"sha256\":\"" + sha256(picture) + "\"");
        until(() -> {
            clock.forward(Duration.ofMinutes(2));
            return content().path("failure").asString("").equals("not-available");
        });
        shop.meta().at("/cdn/4001", 200, picture);
        var opened = shop.conversation();
        shop.desk()
                .http()
                .post(
                        "/api/v1/conversations/%s/messages/%s/file"
                                .formatted(
                                        opened.at("/conversation/id").asString(),
                                        said(opened).getFirst().get("id").asString()),
                        Map.of())
                .ok();

        until(() -> content().path("type").asString("").equals("image"));
    }

    @Test
    void whatIsEditedWhileItsFileComesInSaysWhatItSaysNow() {
        var edited = new CountDownLatch(1);
        lies(meta.url() + "/cdn/4001");
        shop.meta().at("/cdn/4001", 200, picture).holds("/cdn/4001", edited);

        arrives("image", "\"mime_type\":\"image/png\",\"caption\":\"O moden\"");
        until(() -> content().path("caption").asString("").equals("O moden"));
        shop.posts(message(
                        "5511988880001",
                        "wamid.edit",
                        1_780_000_060,
                        "\"type\":\"edit\",\"edit\":{\"original_message_id\":\"wamid.file\",\"message\":{\"type\":\"image\","
                                + "\"image\":{\"id\":\"4001\",\"mime_type\":\"image/png\",\"caption\":\"O modem\"}}}"))
                .ok();
        shop.settled();
        edited.countDown();

        until(() -> content().path("type").asString("").equals("image"));
        assertThat(content().get("caption").asString()).isEqualTo("O modem");
    }

    @Test
    void otherBytesThanAnnouncedAreNotTaken() {
        lies(meta.url() + "/cdn/4001");
        shop.meta().at("/cdn/4001", 200, picture);

        arrives("image", "\"sha256\":\"AAAA\"");
        until(() -> {
            clock.forward(Duration.ofMinutes(2));
            return content().path("failure").asString("").equals("not-available");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "http://169.254.169.254/latest/meta-data",
        "http://127.0.0.1:1/secret",
        "https://example.com/picture.png",
        "file:///etc/passwd",
    })
    void whatLiesElsewhereIsNotFetched(String url) {
        lies(url);

        arrives("image", "\"mime_type\":\"image/png\"");
        until(() -> content().path("failure").asString("").equals("media-refused"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://graph.facebook.com, https://graph.facebook.com/v23.0/x, true",
        "https://graph.facebook.com, http://lookaside.fbsbx.com/x, false",
        "https://graph.facebook.com, https://lookaside.fbsbx.com.evil.test/x, false",
        "https://graph.facebook.com, https://u@graph.facebook.com/x, false",
        "http://127.0.0.1:9, http://127.0.0.1:9/cdn/1, true",
        "http://127.0.0.1:9, http://127.0.0.1:10/cdn/1, false",
    })
    void onlyMetasPlacesAreAllowed(String base, String address, boolean allowed) {
        assertThat(MediaHosts.allows(URI.create(base), URI.create(address))).isEqualTo(allowed);
    }
}
