package app.prosa.channel;

import static app.prosa.WhatsAppShop.bodies;
import static app.prosa.WhatsAppShop.message;
import static app.prosa.WhatsAppShop.said;
import static app.prosa.WhatsAppShop.text;
import static app.prosa.WhatsAppShop.until;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.TestSocket;
import app.prosa.WhatsAppShop;
import app.prosa.connection.ConnectionId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    @Autowired
    TestClock clock;

    @Autowired
    Outbox outbox;

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

    /// The same of something that waited for a message: the message is there, whatever becomes of what waited.
    @Test
    void whatWaitedAndCannotBeStoredKeepsNoMessageOut() throws SQLException {
        var poison = "veneno " + shop.connection();
        var later = TestClock.now().getEpochSecond();
        shop.posts(edit("wamid.e1", later, poison)).ok();
        shop.posts(message(
                        ANA,
                        "wamid.r",
                        later,
                        "\"type\":\"reaction\",\"reaction\":{\"message_id\":\"wamid.m\",\"emoji\":\"👍\"}"))
                .ok();
        shop.settled();
        assertThat(shop.ledger("outcome=parked")).hasSize(2);
        execute("""
                create function test_poison() returns trigger language plpgsql as $$
                begin
                    if new.content::text like '%%%s%%' then raise exception 'poisoned'; end if;
                    return new;
                end $$""".formatted(poison));
        execute("create trigger test_poison before update on message for each row execute function test_poison()");
        try {
            shop.posts(message(ANA, "wamid.m", later - 10, "\"type\":\"text\",\"text\":{\"body\":\"Original\"}"))
                    .ok();
            until(() -> shop.ledger("outcome=dead").size() == 1);
            shop.settled();

            var said = said(shop.conversation()).getFirst();
            assertThat(said.at("/content/body").asString()).isEqualTo("Original");
            assertThat(said.at("/reactions/0/emoji").asString()).isEqualTo("👍");
            assertThat(shop.ledger("outcome=dead"))
                    .extracting(it -> it.get("externalId").asString())
                    .containsExactly("wamid.e1");
            assertThat(shop.ledger("outcome=parked")).isEmpty();
        } finally {
            execute("drop function test_poison() cascade");
        }
    }

    /// A message of one company that the queue cannot get past, as a bug of ours would make it.
    @Test
    void whatTheQueueCannotSettleHoldsUpNoOtherCompany() throws SQLException {
        var other = WhatsAppShop.open(port, meta);
        shop.posts(text(ANA, "wamid.1", "Oi")).ok();
        other.posts(text(ANA, "wamid.1", "Oi")).ok();
        shop.settled();
        other.settled();
        shop.desk()
                .http()
                .patch("/api/v1/connections/" + shop.connection(), Map.of("state", "off"))
                .ok();
        replied(shop, "No meio");
        var account = new AccountId(UUID.fromString(shop.desk().account()));
        var door = new Backlog.Door(account, new ConnectionId(UUID.fromString(shop.connection())));
        assertThat(Tenant.in(account, () -> outbox.lease(door, 10))).hasSize(1);
        execute("""
                create function test_stuck() returns trigger language plpgsql as $$
                begin
                    if new.account_id = '%s' then raise exception 'stuck'; end if;
                    return new;
                end $$""".formatted(account.value()));
        execute("create trigger test_stuck before update on delivery for each row execute function test_stuck()");
        try {
            clock.forward(Duration.ofMinutes(3));

            replied(other, "Já");
            until(() -> other.meta().texts().equals(List.of("Já")));
            until(() -> status(other).equals("sent"));
        } finally {
            execute("drop function test_stuck() cascade");
        }
        until(() -> status(shop).equals("uncertain"));
    }

    private static void replied(WhatsAppShop shop, String text) {
        var conversation = shop.conversation().at("/conversation/id").asString();
        Shop.replies(shop.desk().admin(), conversation, text).ok();
    }

    private static String status(WhatsAppShop shop) {
        return said(shop.conversation()).getLast().get("status").asString();
    }

    private static String edit(String id, long at, String body) {
        return message(
                ANA,
                id,
                at,
                "\"type\":\"edit\",\"edit\":{\"original_message_id\":\"wamid.m\",\"message\":{\"type\":\"text\",\"text\":{\"body\":\"%s\"}}}"
                        .formatted(body));
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
