package app.prosa.channel.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.channel.ChannelAdapter.Outgoing;
import app.prosa.channel.ChannelAdapter.Sent;
import app.prosa.contact.Identity;
import app.prosa.contact.Name;
import app.prosa.conversation.MessageContent;
import app.prosa.conversation.MessageId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a message is after an answer that nobody can make sense of: Meta may have it, so nobody may send it again.
/// Meta is a bare socket here, which says what it likes.
class UnclearAnswersTest {

    private static final Duration PATIENCE = Duration.ofMillis(700);
    private static final String ACCEPTED = "{\"messages\":[{\"id\":\"wamid.1\"}]}";

    private final AtomicInteger heard = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private ServerSocket meta;
    private volatile Answering answering = _ -> {};

    /// What Meta does when it has heard the whole message.
    private interface Answering {
        void answer(Socket caller) throws IOException, InterruptedException;
    }

    @BeforeEach
    void listen() throws IOException {
        meta = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!meta.isClosed()) {
                try {
                    var caller = meta.accept();
                    Thread.ofVirtual().start(() -> hear(caller));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        over.countDown();
        meta.close();
    }

    private void hear(Socket caller) {
        try (caller) {
            var said = new StringBuilder();
            while (!said.toString().endsWith("}")) {
                int next = caller.getInputStream().read();
                if (next < 0) {
                    return;
                }
                said.append((char) next);
            }
            heard.incrementAndGet();
            answering.answer(caller);
        } catch (IOException | InterruptedException e) {
            // Whoever called has gone.
        }
    }

    private Sent send() {
        var graph = new Graph("http://127.0.0.1:" + meta.getLocalPort(), "v23.0", PATIENCE);
        var to = List.of(new Name(Identity.WHATSAPP, "5511988880001"));
        var text = new MessageContent.Text("Olá");
        return new WhatsApp(graph)
                .send(
                        new WhatsAppContractTest().line(),
                        new Outgoing(new MessageId(UUID.randomUUID()), to, text, null, () -> {
                            throw new IllegalStateException("no file");
                        }));
    }

    private void says(String status, String body) {
        answering = caller -> caller.getOutputStream().write(http(status, body.length(), body));
    }

    private static byte[] http(String status, int length, String body) {
        return "HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(status, length, body)
                .getBytes(UTF_8);
    }

    private void isUnknownAndSaidOnce() {
        assertThat(send()).isInstanceOf(Sent.Unknown.class);
        assertThat(heard).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>OK</body></html>",
                "null",
                "[]",
                "\"wamid.1\"",
                "{}",
                "{\"messages\":[]}",
                "{\"messages\":[{\"id\":null}]}",
                "{\"messages\":[{\"id\":\"\"}]}",
                "{\"messages\":{\"id\":{\"a\":1}}}",
                "{\"messages\":[{\"id\":\"wamid.1\"}"
            })
    void aSuccessThatNamesNoMessage(String body) {
        says("200 OK", body);

        isUnknownAndSaidOnce();
    }

    @Test
    void aSuccessThatNobodyShouldRead() {
        says("200 OK", "{\"a\":".repeat(100_000));
        assertThat(send()).isInstanceOf(Sent.Unknown.class);
        says("200 OK", "{\"messages\":[{\"id\":" + "9".repeat(900_000) + "}]}");
        assertThat(send()).isInstanceOf(Sent.Unknown.class);
        says("200 OK", "{\"a\":\"" + "x".repeat(2 << 20) + "\"}");
        assertThat(send()).isInstanceOf(Sent.Unknown.class);

        assertThat(heard).hasValue(3);
    }

    /// Whoever stands before Meta, or broke in the middle, does not know what Meta did.
    @ParameterizedTest
    @ValueSource(strings = {"500 Oops", "502 Bad Gateway", "504 Gateway Timeout", "520 Unknown"})
    void aFailureThatMetaDidNotWrite(String status) {
        says(status, "<html>");

        isUnknownAndSaidOnce();
    }

    @Test
    void whatSaysThatItDidNothingIsTriedLater() {
        says("503 Service Unavailable", "<html>");
        assertThat(send()).isInstanceOf(Sent.Later.class);
        says("500 Oops", "{\"error\":{\"code\":131000}}");
        assertThat(send()).isInstanceOf(Sent.Later.class);
    }

    @Test
    void aConnectionThatIsResetWhenAllIsSaid() {
        answering = caller -> caller.setSoLinger(true, 0);

        isUnknownAndSaidOnce();
    }

    @Test
    void anAnswerThatNeverBegins() {
        answering = _ -> over.await();

        isUnknownAndSaidOnce();
    }

    @Test
    void anAnswerThatBeginsAndNeverEnds() {
        answering = caller -> {
            caller.getOutputStream().write(http("200 OK", ACCEPTED.length(), ACCEPTED.substring(0, 5)));
            over.await();
        };

        isUnknownAndSaidOnce();
    }

    @Test
    void anAnswerThatIsCutShort() {
        answering = caller -> caller.getOutputStream().write(http("200 OK", ACCEPTED.length() + 1, ACCEPTED));

        isUnknownAndSaidOnce();
    }
}
