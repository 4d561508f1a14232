package app.prosa.contact;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.file.Samples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class ContactPhotoTest {

    @LocalServerPort
    int port;

    Shop shop;
    Eg.Person ana;
    String conversation;
    String path;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        ana = shop.agent("Ana");
        conversation = "/api/v1/conversations/" + shop.begun("Oi").conversation();
        path = "/api/v1/contacts/"
                + ana.http().get(conversation).ok().at("/contact/id").asString() + "/photo";
    }

    @Test
    void everybodyWhoSeesTheContactSeesItsPhoto() {
        ana.http().put(path, Samples.picture("png")).ok();

        var address = ana.http()
                .get(conversation)
                .ok()
                .at("/conversation/contact/photo")
                .asString();
        assertThat(address).startsWith(path + "?v=");
        assertThat(shop.desk().http().get(address).header("Content-Type")).startsWith("image/");

        ana.http().put(path, Samples.picture("jpg")).ok();
        assertThat(ana.http().get(conversation).ok().at("/contact/photo").asString())
                .as("another photo has another address")
                .startsWith(path)
                .isNotEqualTo(address);

        assertThat(ana.http().delete(path).ok().get("photo").isNull()).isTrue();
        assertThat(ana.http().get(address).status()).isEqualTo(404);
    }

    @Test
    void nobodyElseSeesOrChangesIt() {
        ana.http().put(path, Samples.picture("png")).ok();
        ana.http().put(conversation + "/acceptance", Map.of()).ok();
        var colleague = shop.agent("Bia").http();
        var other = Eg.desk(port).http();

        for (var stranger : List.of(colleague, other)) {
            assertThat(stranger.get(path).status()).isEqualTo(404);
            assertThat(stranger.put(path, Samples.picture("png")).status()).isEqualTo(404);
            assertThat(stranger.delete(path).status()).isEqualTo(404);
        }
        assertThat(ana.http().get(path).status()).isEqualTo(200);
    }

    @Test
    void whatIsNoPictureChangesNothing() {
        var refused = ana.http().put(path, "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8));

        assertThat(refused.code()).isEqualTo("photo-type");
        assertThat(ana.http().get(path).status()).isEqualTo(404);
    }
}
