package app.prosa.channel;

import static app.prosa.WhatsAppShop.bodies;
import static app.prosa.WhatsAppShop.message;
import static app.prosa.WhatsAppShop.said;
import static app.prosa.WhatsAppShop.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.TestSocket;
import app.prosa.WhatsAppShop;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What comes much later than it was written, and what nobody should ever have written.
@ServerTest
class LateAndHostileTest {

    private static final String ANA = "5511988880001";

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @Autowired
    @FlywayDataSource
    PGSimpleDataSource database;

    WhatsAppShop shop;

    @BeforeEach
    void open() {
        shop = WhatsAppShop.open(port, meta);
    }

    @Test
    void whatComesAWeekLateIsTakenOnceAndShownAsLate() {
        var admin = shop.desk().admin();
        long seq = admin.http().get("/api/v1/bootstrap").ok().get("seq").asLong();
        var written = TestClock.now().minus(Duration.ofDays(7)).getEpochSecond();
        var late = message(ANA, "wamid.late", written, "\"type\":\"text\",\"text\":{\"body\":\"Há uma semana\"}");

        try (var screen = TestSocket.of(admin, port, seq)) {
            shop.posts(late).ok();
            shop.posts(late).ok();
            shop.settled();
            shop.posts(text(ANA, "wamid.now", "Agora")).ok();
            screen.event(
                    "message.added",
                    it -> it.at("/message/content/body").asString("").equals("Agora"));

            assertThat(screen.events())
                    .filteredOn(
                            it -> it.at("/message/content/body").asString("").equals("Há uma semana"))
                    .hasSize(1);
        }
        assertThat(bodies(shop.conversation())).containsExactly("Há uma semana", "Agora");
        assertThat(Instant.parse(
                        said(shop.conversation()).getFirst().get("sentAt").asString()))
                .isEqualTo(Instant.ofEpochSecond(written));
        assertThat(shop.ledger("outcome=duplicate")).hasSize(1);
    }

    @Test
    void aLateMessageOpensNoWindow() {
        var written = TestClock.now().minus(Duration.ofDays(7)).getEpochSecond();
        shop.posts(message(ANA, "wamid.old", written, "\"type\":\"text\",\"text\":{\"body\":\"Velha\"}"))
                .ok();
        shop.settled();
        var conversation = shop.conversation().at("/conversation/id").asString();

        var refused = Shop.replies(shop.desk().admin(), conversation, "Ainda dá?");

        assertThat(refused.code()).isEqualTo("window-closed");
        assertThat(shop.meta().sent).isEmpty();
    }

    /// The database refuses one message for ever, as a bug of ours would.
    @Test
    void whatCannotBeStoredIsSetAsideAndItsNeighboursAreNot() throws SQLException {
        var poison = "veneno " + shop.connection();
        execute("""
                create function test_poison() returns trigger language plpgsql as $$
                begin
                    if new.content::text like '%%%s%%' then raise exception 'poisoned'; end if;
                    return new;
                end $$""".formatted(poison));
        execute("create trigger test_poison before insert on message for each row execute function test_poison()");
        try {
            var messages = List.of(one("wamid.1", "Antes"), one("wamid.2", poison), one("wamid.3", "Depois"));
            shop.posts(WhatsAppShop.change(
                            "\"contacts\":[{\"profile\":{\"name\":\"Ana\"},\"wa_id\":\"%s\"}],".formatted(ANA)
                                    + "\"messages\":[" + String.join(",", messages) + "]"))
                    .ok();
            shop.settled();

            assertThat(bodies(shop.conversation())).containsExactly("Antes", "Depois");
            var dead = shop.ledger("outcome=dead");
            assertThat(dead).singleElement().satisfies(it -> {
                assertThat(it.get("externalId").asString()).isEqualTo("wamid.2");
                assertThat(it.get("reason").asString()).contains("poisoned");
            });
            execute("drop trigger test_poison on message");
            shop.desk()
                    .http()
                    .post("/api/v1/ledger/" + dead.getFirst().get("id").asString() + "/replay", Map.of())
                    .ok();
            shop.settled();
            assertThat(bodies(shop.conversation())).containsExactly("Antes", "Depois", poison);
        } finally {
            execute("drop function test_poison() cascade");
        }
    }

    private static String one(String id, String body) {
        return "{\"from\":\"%s\",\"id\":\"%s\",\"timestamp\":\"1780000000\",\"type\":\"text\",\"text\":{\"body\":\"%s\"}}"
                .formatted(ANA, id, body);
    }

    private void execute(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }

    @Test
    void aMegabyteInOneLineIsAMessageLikeAnyOther() {
        var line = "ã".repeat(1 << 19);

        shop.posts(text(ANA, "wamid.long", line)).ok();
        shop.posts(text(ANA, "wamid.short", "Curta")).ok();
        shop.settled();

        assertThat(bodies(shop.conversation()).getLast()).isEqualTo("Curta");
        assertThat(line).startsWith(bodies(shop.conversation()).getFirst());
    }

    @Test
    void bytesThatAreNoTextHarmNobody() {
        var bytes = text(ANA, "wamid.bytes", "a?b").getBytes(UTF_8);
        var mark = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("a?b");
        bytes[mark + 1] = (byte) 0xC3; // begins a letter that does not follow

        assertThat(shop.posts(bytes).status()).isEqualTo(200);
        shop.posts(text(ANA, "wamid.good", "Inteira")).ok();
        shop.settled();

        assertThat(bodies(shop.conversation())).contains("Inteira");
        assertThat(shop.ledger())
                .hasSize(2)
                .noneMatch(it -> it.get("outcome").asString().equals("pending"));
    }

    @Test
    void whateverItCallsItselfItIsReadAsWhatItIs() {
        var body = text(ANA, "wamid.type", "Oi").getBytes(UTF_8);
        var answer = new TestAgent(port)
                .header("X-Hub-Signature-256", "sha256=" + WhatsAppShop.signature(body))
                .header("Content-Type", "text/html; charset=utf-16")
                .send("POST", shop.webhook(), body);

        assertThat(answer.status()).isEqualTo(200);
        shop.settled();
        assertThat(bodies(shop.conversation())).containsExactly("Oi");
    }
}
