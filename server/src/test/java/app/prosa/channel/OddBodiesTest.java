package app.prosa.channel;

import static app.prosa.WhatsAppShop.bodies;
import static app.prosa.WhatsAppShop.signature;
import static app.prosa.WhatsAppShop.text;
import static app.prosa.WhatsAppShop.until;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.TestMeta;
import app.prosa.WhatsAppShop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Bodies that no honest caller sends, or that a proxy on the way has made of an honest one.
@ServerTest
class OddBodiesTest {

    private static final String ANA = "5511988880001";

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    WhatsAppShop shop;

    @BeforeEach
    void open() {
        shop = WhatsAppShop.open(port, meta);
    }

    /// A request whose body has begun.
    private Socket begun(String path, String framing) throws IOException {
        var socket = new Socket("localhost", port);
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n%s\r\n\r\n"
                        .formatted(path, framing)
                        .getBytes(UTF_8));
        return socket;
    }

    @ParameterizedTest
    @CsvSource({
        "webhook,Content-Length: 4000000,7",
        "webhook,Transfer-Encoding: chunked,1\\r\\n7\\r\\n",
        "/api/v1/session,Content-Length: 4000000,7"
    })
    void whoSendsAByteNowAndThenIsNotWaitedFor(String path, String framing, String piece) throws IOException {
        try (var slow = begun(path.equals("webhook") ? shop.webhook() : path, framing)) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        slow.getOutputStream().write(piece.translateEscapes().getBytes(UTF_8));
                        return slow.getInputStream().available() > 0;
                    });
            var answer = new BufferedReader(new InputStreamReader(slow.getInputStream(), UTF_8));

            assertThat(answer.readLine()).contains(" 408 ");
            assertThat(answer.lines()).anyMatch(it -> it.contains("\"code\":\"request-timeout\""));
        }
    }

    @Test
    void manyWhoBeginAndStopHoldUpNobody() throws IOException {
        var begun = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 300; i++) {
                begun.add(begun(shop.webhook(), "Content-Length: 4000000"));
            }

            shop.posts(text(ANA, "wamid.1", "Oi")).ok();
            shop.settled();
        } finally {
            for (var it : begun) {
                it.close();
            }
        }
        assertThat(bodies(shop.conversation())).containsExactly("Oi");
    }

    @Test
    void whoDoesNotKnowTheAddressIsNotReadAtAll() throws IOException {
        try (var stranger = begun("/webhooks/whatsapp/0123456789abcdef01234567", "Content-Length: 4000000")) {
            assertThat(firstLine(stranger)).contains(" 404 ");
        }
    }

    /// Each is a stranger who knows the address, and stops before the end of what is too large for a guess.
    @Test
    void whatManyStrangersSendTogetherIsBoundedAndTheRestComesAgain() throws IOException {
        var strangers = new ArrayList<Socket>();
        try {
            var most = new byte[4_000_000];
            for (int i = 0; i < 16; i++) {
                var stranger = begun(shop.webhook(), "Content-Length: 4100000");
                strangers.add(stranger);
                stranger.getOutputStream().write(most);
            }
            var body = text(ANA, "wamid.1", "Oi");

            until(() -> shop.posts(body).status() == 503);
            var refused = shop.posts(body);
            assertThat(refused.code()).isEqualTo("busy");
            assertThat(refused.header("Retry-After")).isEqualTo("2");

            for (var it : strangers) {
                it.close();
            }
            until(() -> shop.posts(body).status() == 200);
        } finally {
            for (var it : strangers) {
                it.close();
            }
        }
        shop.settled();
        assertThat(bodies(shop.conversation())).containsExactly("Oi");
    }

    private static String firstLine(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain; charset=utf-16", "application/x-www-form-urlencoded", "nonsense"})
    void whatTheHeadersSayOfTheBytesDoesNotMatter(String type) {
        var body = text(ANA, "wamid.1", "Ação").getBytes(UTF_8);

        post(type, null, body);

        shop.settled();
        assertThat(bodies(shop.conversation())).containsExactly("Ação");
    }

    @Test
    void whatIsInNoUnicodeOrPackedIsKeptAndNotGuessed() {
        post("application/json", null, text(ANA, "wamid.1", "Ação").getBytes(ISO_8859_1));
        post("application/json", "gzip", new byte[] {31, -117, 8, 0, 0, 0, 0, 0, 0, -1});

        until(() -> shop.ledger("outcome=dead").size() == 2);
        assertThat(shop.conversations()).isEmpty();
    }

    /// The bytes are on disk, and the thanks for them never arrive: the provider comes again.
    @Test
    void whoNeverHearsTheThanksComesAgainAndIsThereOnce() throws IOException {
        var body = text(ANA, "wamid.1", "Oi").getBytes(UTF_8);
        try (var cut = begun(
                shop.webhook(),
                "X-Hub-Signature-256: sha256=%s\r\nContent-Length: %d".formatted(signature(body), body.length))) {
            cut.getOutputStream().write(body);
            until(() -> shop.ledger().size() == 1);
            cut.setSoLinger(true, 0); // closes by a reset: nothing of the answer was read
        }

        shop.posts(body).ok();
        shop.settled();

        assertThat(bodies(shop.conversation())).containsExactly("Oi");
        assertThat(shop.ledger("outcome=duplicate")).hasSize(1);
    }

    @Test
    void ofTwoOfOneNameTheLastCounts() {
        var last = text(ANA, "wamid.last", "Vale");

        shop.posts(text(ANA, "wamid.first", "Não vale").replaceFirst("]}\\s*$", "],") + last.substring(1))
                .ok();

        shop.settled();
        assertThat(bodies(shop.conversation())).containsExactly("Vale");
    }

    private void post(String type, @Nullable String encoding, byte[] body) {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            var head = Stream.of(
                            "POST " + shop.webhook() + " HTTP/1.1",
                            "Host: localhost",
                            "Content-Type: " + type,
                            encoding == null ? "" : "Content-Encoding: " + encoding,
                            "Content-Length: " + body.length,
                            "X-Hub-Signature-256: sha256=" + signature(body))
                    .filter(it -> !it.isEmpty())
                    .collect(Collectors.joining("\r\n", "", "\r\n\r\n"));
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.getOutputStream().write(body);
            assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine())
                    .contains(" 200 ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
