package app.prosa.channel;

import static app.prosa.WhatsAppShop.bodies;
import static app.prosa.WhatsAppShop.change;
import static app.prosa.WhatsAppShop.message;
import static app.prosa.WhatsAppShop.payload;
import static app.prosa.WhatsAppShop.said;
import static app.prosa.WhatsAppShop.signature;
import static app.prosa.WhatsAppShop.text;
import static app.prosa.WhatsAppShop.toSecond;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent;
import app.prosa.TestMeta;
import app.prosa.WhatsAppShop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What providers tell is on disk before they are thanked, and becomes what it is, once.
@ServerTest
class IntakeTest {

    private static final String ANA = "5511988880001";

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @Autowired
    Ingestion ingestion;

    WhatsAppShop shop;

    @BeforeEach
    void open() {
        shop = WhatsAppShop.open(port, meta);
    }

    @Test
    void onlyWhoKnowsTheSecretIsHeard() {
        var body = payload("37-escaped-unicode-raw.json");
        var changed = body.clone();
        changed[changed.length / 2] ^= 1;

        assertThat(new TestAgent(port).send("POST", shop.webhook(), body).status())
                .isEqualTo(401);
        assertThat(shop.posts(body, "sha256=" + signature(changed)).status()).isEqualTo(403);
        assertThat(shop.posts(changed, "sha256=" + signature(body)).status()).isEqualTo(403);
        assertThat(shop.posts(body, "sha1=" + signature(body)).status()).isEqualTo(403);
        assertThat(shop.posts(body, "sha256=zz").status()).isEqualTo(403);
        assertThat(new TestAgent(port)
                        .send("POST", "/webhooks/whatsapp/0123456789abcdef01234567", body)
                        .status())
                .isEqualTo(404);
        assertThat(shop.ledger()).isEmpty();

        var right = "sha256=" + signature(body).toUpperCase(Locale.ROOT);
        assertThat(shop.posts(body, right).status()).isEqualTo(200);
        assertThat(shop.ledger()).hasSize(1);
    }

    @Test
    void metaLearnsThatTheAddressIsOurs() {
        var ask = shop.webhook() + "?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=";

        var right = new TestAgent(port).get(ask + WhatsAppShop.VERIFY_TOKEN);
        var wrong = new TestAgent(port).get(ask + "other");

        assertThat(right.status()).isEqualTo(200);
        assertThat(right.text()).isEqualTo("1158201444");
        assertThat(right.header("Content-Type")).startsWith("text/plain");
        assertThat(wrong.status()).isEqualTo(403);
    }

    @Test
    void whatIsToldTenTimesAtOnceIsOneMessage() throws Exception {
        var body = text(ANA, "wamid.ten", "Uma vez só").getBytes(UTF_8);

        try (var sides = Executors.newFixedThreadPool(10)) {
            var posts = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 10; i++) {
                posts.add(() -> shop.posts(body).status());
            }
            for (var answer : sides.invokeAll(posts)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        shop.settled();

        assertThat(bodies(shop.conversation())).containsExactly("Uma vez só");
        assertThat(shop.ledger("outcome=duplicate")).hasSize(9);
        assertThat(shop.ledger("outcome=message")).hasSize(1);
    }

    @Test
    void aBatchOfAThousandLosesOnlyWhatCannotBeRead() {
        var messages = new ArrayList<String>();
        for (int i = 0; i < 1000; i++) {
            messages.add(
                    i == 500
                            ? "{\"from\":{},\"id\":null,\"type\":\"text\"}"
                            : "{\"from\":\"55119777%05d\",\"id\":\"wamid.k%d\",\"timestamp\":\"%d\",\"type\":\"text\",\"text\":{\"body\":\"Mensagem %d\"}}"
                                    .formatted(i % 50, i, 1_780_000_000L + i, i));
        }

        shop.posts(change("\"messages\":[" + String.join(",", messages) + "]")).ok();
        shop.settled();

        assertThat(shop.ledger("outcome=message")).hasSize(999);
        assertThat(shop.ledger("outcome=dead"))
                .singleElement()
                .satisfies(it -> assertThat(it.get("reason").asString()).contains("messages: There is no id"));
        var conversations = shop.conversations();
        assertThat(conversations).hasSize(50);
        assertThat(conversations)
                .allSatisfy(it -> assertThat(said(it))
                        .extracting(line -> line.get("sentAt").asString())
                        .isSorted());
    }

    @Test
    void whatIsUnknownOrOddlyWrittenHarmsNobody() {
        shop.posts("""
                {"object":"whatsapp_business_account","new":1,"entry":[null,{"id":9007199254740993123,"changes":[null,
                {"field":"messages","value":{"metadata":{"phone_number_id":200000000000001},"contacts":null,
                "messages":[{"from":%s,"id":90071992547409931234,"timestamp":1780000000,"type":"text",
                "text":{"body":"Números"},"context":null,"referral":null,"novelty":{"a":[1]}},
                {"from":"%s","id":"wamid.poll","timestamp":"1780000001","type":"poll_creation","poll_creation":{"x":1}},
                {"from":"%s","id":"wamid.null","timestamp":"x","type":"text","text":null}],
                "statuses":[{"id":"wamid.other","status":"levitated","timestamp":1}]}},
                {"field":"field_of_tomorrow","value":{"x":true}}]}]}""".formatted(ANA, ANA, ANA)).ok();
        shop.settled();

        var lines = said(shop.conversation());
        assertThat(lines)
                .extracting(it -> it.at("/content/type").asString())
                .containsExactlyInAnyOrder("text", "unsupported", "unsupported");
        assertThat(shop.ledger("q=90071992547409931234")).hasSize(1);
        assertThat(shop.ledger("outcome=news"))
                .singleElement()
                .satisfies(it -> assertThat(it.get("kind").asString()).isEqualTo("field_of_tomorrow"));
        assertThat(shop.ledger("outcome=dead")).isEmpty();
    }

    @Test
    void hostileTextIsText() {
        var marks = "a" + "\\u0301".repeat(3_000);
        var hostile = "<script>alert(1)</script> \\u202e\\u200b \\ud800 x\\u0000y 👩‍👩‍👧 " + marks;

        shop.posts(text(ANA, "wamid.hostile", hostile)).ok();
        shop.settled();

        assertThat(bodies(shop.conversation()).getFirst())
                .startsWith("<script>alert(1)</script> \u202e\u200b \uFFFD xy 👩‍👩‍👧 a\u0301");
    }

    @Test
    void whatIsTooMuchIsCutBeforeItIsReadAndWhatCannotBeReadIsKept() throws IOException {
        var deep = "{\"a\":".repeat(100_000).getBytes(UTF_8);
        var digits = ("{\"entry\":" + "9".repeat(1_000_000) + "}").getBytes(UTF_8);

        // The server hangs up on the rest of it: who still writes may not hear why, so only the beginning is sent.
        assertThat(answerTo("Content-Length: 5000000\r\n\r\n")).contains(" 413 ");
        assertThat(answerTo("Transfer-Encoding: chunked\r\n\r\n"
                        + "10000\r\n%s\r\n".formatted(" ".repeat(65_536)).repeat(65)))
                .contains(" 413 ");
        assertThat(shop.posts(deep).status()).isEqualTo(200);
        assertThat(shop.posts(digits).status()).isEqualTo(200);
        assertThat(shop.posts("no json at all").status()).isEqualTo(200);

        var dead = shop.ledger("outcome=dead");
        assertThat(dead)
                .hasSize(3)
                .allSatisfy(it -> assertThat(it.get("reason").asString()).isNotBlank());
        var event = shop.desk()
                .http()
                .get("/api/v1/ledger/" + dead.getLast().get("id").asString())
                .ok();
        assertThat(event.get("body").asString()).isEqualTo("no json at all");
    }

    /// The first line of what the server says to a request that goes on like this and does not end.
    private String answerTo(String rest) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("POST %s HTTP/1.1\r\nHost: localhost\r\n%s"
                            .formatted(shop.webhook(), rest)
                            .getBytes(UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
        }
    }

    @Test
    void whatDiedIsTriedAgainAfterTheRepair() {
        shop.posts(text(ANA, "wamid.moved", "Para o outro número").replace("200000000000001", "200000000000777"))
                .ok();
        var dead = shop.ledger("outcome=dead").getFirst();
        assertThat(dead.get("reason").asString()).isEqualTo("unknown-number: 200000000000777");

        shop.desk()
                .http()
                .post(
                        "/api/v1/connections/whatsapp",
                        Map.of(
                                "name", "Outro número",
                                "phoneNumberId", "200000000000777",
                                "businessAccountId", "100000000000001",
                                "token", shop.token(),
                                "appSecret", WhatsAppShop.SECRET))
                .ok();
        shop.desk()
                .http()
                .post("/api/v1/ledger/" + dead.get("id").asString() + "/replay", Map.of())
                .ok();
        shop.settled();

        assertThat(bodies(shop.conversation())).containsExactly("Para o outro número");
        assertThat(shop.conversation().at("/conversation/connection/name").asString())
                .isEqualTo("Outro número");
        assertThat(shop.ledger("outcome=dead")).isEmpty();
        assertThat(shop.desk()
                        .http()
                        .post("/api/v1/ledger/" + dead.get("id").asString() + "/replay", Map.of())
                        .code())
                .isEqualTo("not-replayable");
    }

    @Test
    void whatCameByItselfMeanwhileIsNotDoneAgainWhenItIsReplayed() {
        var second = toSecond(text(ANA, "wamid.1", "Para o segundo"));
        shop.posts(second).ok();
        var dead = shop.ledger("outcome=dead").getFirst();
        var number = shop.second(meta);
        number.posts(second).ok();
        shop.settled();

        var replayed = shop.desk()
                .http()
                .post("/api/v1/ledger/" + dead.get("id").asString() + "/replay", Map.of())
                .ok();

        assertThat(replayed.get("outcome").asString()).isEqualTo("duplicate");
        assertThat(bodies(shop.conversation())).containsExactly("Para o segundo");
    }

    @Test
    void whatWasTakenInBeforeAStopIsDoneAfterIt() {
        ingestion.stop();
        try {
            shop.posts(text(ANA, "wamid.before", "Antes da queda")).ok();
            assertThat(shop.ledger("outcome=pending")).hasSize(1);
            assertThat(shop.conversations()).isEmpty();
        } finally {
            ingestion.start();
        }
        shop.settled();

        assertThat(bodies(shop.conversation())).containsExactly("Antes da queda");
    }

    @Test
    void whatComesBeforeItsMessageWaitsForIt() {
        var later = 1_780_000_900L;
        shop.posts(
                        message(
                                ANA,
                                "wamid.e",
                                later,
                                "\"type\":\"edit\",\"edit\":{\"original_message_id\":\"wamid.m\",\"message\":{\"type\":\"text\",\"text\":{\"body\":\"Corrigido\"}}}"))
                .ok();
        shop.posts(message(
                        ANA,
                        "wamid.r",
                        later + 1,
                        "\"type\":\"reaction\",\"reaction\":{\"message_id\":\"wamid.m\",\"emoji\":\"👍\"}"))
                .ok();
        shop.posts(message(
                        ANA,
                        "wamid.a",
                        later + 2,
                        "\"type\":\"text\",\"text\":{\"body\":\"Resposta\"},\"context\":{\"id\":\"wamid.m\"}"))
                .ok();
        shop.settled();
        assertThat(shop.ledger("outcome=parked")).hasSize(2);
        assertThat(said(shop.conversation())
                        .getFirst()
                        .at("/context/quotesUnknown")
                        .asBoolean())
                .isTrue();

        shop.posts(message(ANA, "wamid.m", 1_780_000_000, "\"type\":\"text\",\"text\":{\"body\":\"Original\"}"))
                .ok();
        shop.settled();

        var answer = said(shop.conversation()).getFirst();
        var original = said(shop.conversation()).getLast();
        assertThat(original.at("/content/body").asString()).isEqualTo("Corrigido");
        assertThat(original.get("editedAt").asString())
                .isEqualTo(Instant.ofEpochSecond(later).toString());
        assertThat(original.at("/reactions/0/emoji").asString()).isEqualTo("👍");
        assertThat(answer.get("replyTo")).isEqualTo(original.get("id"));
        assertThat(answer.get("context").isNull()).isTrue();
        assertThat(shop.ledger("outcome=parked")).isEmpty();
        var info = shop.desk()
                .http()
                .get("/api/v1/conversations/%s/messages/%s"
                        .formatted(
                                shop.conversation().at("/conversation/id").asString(),
                                original.get("id").asString()))
                .ok();
        assertThat(info.at("/versions/0/content/body").asString()).isEqualTo("Original");
    }

    @Test
    void theLedgerIsFoundByNumberAndById() {
        shop.posts(text(ANA, "wamid.find", "Cadê?")).ok();
        shop.posts(text("5511988880099", "wamid.other", "Outro")).ok();
        shop.settled();

        var found = shop.ledger("q=wamid.find").getFirst();
        assertThat(shop.ledger("q=%2B55+11+98888-0001")).containsExactly(found);
        assertThat(shop.ledger("q=" + found.get("messageId").asString())).containsExactly(found);
        assertThat(shop.ledger("q=nada")).isEmpty();
        var agent = shop.desk().agent();
        assertThat(agent.http().get("/api/v1/ledger").status()).isEqualTo(403);
        assertThat(List.of(Shop.list(shop.desk().admin(), "tab=waiting").size()))
                .containsExactly(2);
    }
}
