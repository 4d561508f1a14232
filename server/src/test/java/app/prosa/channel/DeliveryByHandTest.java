package app.prosa.channel;

import static app.prosa.WhatsAppShop.said;
import static app.prosa.WhatsAppShop.status;
import static app.prosa.WhatsAppShop.text;
import static app.prosa.WhatsAppShop.until;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestMeta;
import app.prosa.TestVisitor;
import app.prosa.WhatsAppShop;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// What agents decide about messages that did not simply go out.
@ServerTest
class DeliveryByHandTest {

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    private WhatsAppShop begin(int undoSeconds) {
        var shop = WhatsAppShop.open(port, meta, undoSeconds);
        shop.posts(text("5511988880001", "wamid.hello", "Oi")).ok();
        shop.settled();
        return shop;
    }

    private static String reply(WhatsAppShop shop, String words) {
        var conversation = shop.conversation().at("/conversation/id").asString();
        var id = TestVisitor.uuid();
        Shop.replies(shop.desk().admin(), conversation, id, words).ok();
        return "/api/v1/conversations/" + conversation + "/messages/" + id;
    }

    private static String lastStatus(WhatsAppShop shop) {
        return said(shop.conversation()).getLast().get("status").asString();
    }

    private static JsonNode line(WhatsAppShop shop) {
        return shop.desk().http().get("/api/v1/lines").ok().get("items").get(0);
    }

    @Test
    void whatArrivedAfterAllIsNotSentAgain() {
        var shop = begin(0);
        shop.meta().losesTheAnswer();
        var path = reply(shop, "Chegou?");
        until(() -> lastStatus(shop).equals("uncertain"));

        var confirmed = shop.desk().http().put(path + "/arrival", Map.of()).ok();

        assertThat(confirmed.get("status").asString()).isEqualTo("sent");
        assertThat(confirmed.get("failure").isNull()).isTrue();
        assertThat(shop.desk().http().put(path + "/arrival", Map.of()).code()).isEqualTo("not-uncertain");
        assertThat(shop.desk().http().post(path + "/retry", Map.of()).code()).isEqualTo("not-failed");
        var ours = path.substring(path.lastIndexOf('/') + 1);
        shop.posts(status("wamid.late", "read", ",\"biz_opaque_callback_data\":\"" + ours + "\""))
                .ok();
        until(() -> lastStatus(shop).equals("read"));
        assertThat(shop.meta().sent).hasSize(1);
    }

    @Test
    void whatFailedIsRemovedAndNotTriedAgain() {
        var shop = begin(0);
        shop.meta().answers(400, new String(TestMeta.error(131026, "Message undeliverable"), UTF_8));
        var path = reply(shop, "Não vai");
        until(() -> lastStatus(shop).equals("failed"));

        var removed = shop.desk().http().delete(path + "/delivery").ok();

        assertThat(removed.get("status").asString()).isEqualTo("cancelled");
        assertThat(shop.desk().http().post(path + "/retry", Map.of()).code()).isEqualTo("not-failed");
    }

    @Test
    void aLineTellsHowItStandsAndCountsOnlyWhatIsStuck() {
        var shop = begin(60);
        var path = reply(shop, "Ainda dá para desfazer");

        assertThat(line(shop).get("on").asBoolean()).isTrue();
        assertThat(line(shop).get("queued").asInt()).isZero();
        assertThat(line(shop).get("capabilities").valueStream().map(JsonNode::asString))
                .contains("react", "reply-to");
        shop.desk().http().delete(path + "/delivery").ok();
        shop.desk()
                .http()
                .patch("/api/v1/connections/" + shop.connection(), Map.of("state", "off"))
                .ok();
        assertThat(line(shop).get("on").asBoolean()).isFalse();
    }
}
