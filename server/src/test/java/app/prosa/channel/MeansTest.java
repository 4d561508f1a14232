package app.prosa.channel;

import static app.prosa.WhatsAppShop.said;
import static app.prosa.WhatsAppShop.text;
import static app.prosa.WhatsAppShop.until;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.TestAgent.Answer;
import app.prosa.TestMeta;
import app.prosa.TestVisitor;
import app.prosa.WhatsAppShop;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// What agents can do on WhatsApp beside writing words.
@ServerTest
class MeansTest {

    private static final String ANA = "5511988880001";

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @SuppressWarnings("NullAway.Init")
    WhatsAppShop shop;

    @SuppressWarnings("NullAway.Init")
    String conversation;

    @BeforeEach
    void aCustomerWrites() {
        shop = WhatsAppShop.open(port, meta);
        shop.posts(text(ANA, "wamid.hello", "Oi")).ok();
        shop.settled();
        conversation = shop.conversation().at("/conversation/id").asString();
    }

    private Answer write(String kind, Map<String, Object> content, Map<String, Object> more) {
        var body = new HashMap<String, Object>(more);
        body.putAll(Map.of("id", TestVisitor.uuid(), "kind", kind, "content", content));
        return shop.desk().http().post("/api/v1/conversations/" + conversation + "/messages", body);
    }

    private static Map<String, Object> words(String body) {
        return Map.of("type", "text", "body", body);
    }

    private JsonNode line(String id) {
        return said(shop.conversation()).stream()
                .filter(it -> it.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String hello() {
        return said(shop.conversation()).getFirst().get("id").asString();
    }

    private JsonNode sent(int count) {
        until(() -> shop.meta().sent.size() >= count);
        return shop.meta().sent.get(count - 1);
    }

    @Test
    void aReplyQuotesWhatItAnswersAtWhatsAppToo() {
        var written = write("reply", words("Tudo bem?"), Map.of("replyTo", hello())).ok();

        assertThat(sent(1).at("/context/message_id").asString()).isEqualTo("wamid.hello");
        assertThat(line(written.get("id").asString()).get("replyTo").asString()).isEqualTo(hello());
    }

    @Test
    void onlyWhatWasSaidHereIsQuotedAndNotesOnlyToColleagues() {
        var note = write("note", words("Cliente antigo"), Map.of()).ok().get("id").asString();
        var other = WhatsAppShop.open(port, meta);
        other.posts(text(ANA, "wamid.elsewhere", "Oi")).ok();
        other.settled();
        var elsewhere = said(other.conversation()).getFirst().get("id").asString();

        assertThat(write("reply", words("Olá"), Map.of("replyTo", note)).code()).isEqualTo("cannot-quote");
        assertThat(write("reply", words("Olá"), Map.of("replyTo", elsewhere)).code())
                .isEqualTo("cannot-quote");
        assertThat(write("note", words("É verdade"), Map.of("replyTo", note)).status())
                .isEqualTo(201);
    }
}
