package app.prosa;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The telephone of an agent's browser, as SIP goes over its socket; each frame is looked at as text.
public final class TestPhone implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CLOSED = "closed ";

    public static final String SOUND = String.join(
            "\r\n",
            "v=0",
            "o=- 1 1 IN IP4 127.0.0.1",
            "s=-",
            "t=0 0",
            "m=audio 9 RTP/AVP 0",
            "c=IN IP4 127.0.0.1",
            "a=sendrecv",
            "");

    private final LinkedBlockingDeque<String> heard = new LinkedBlockingDeque<>();
    private final StringBuilder partial = new StringBuilder();
    private final String name = UUID.randomUUID().toString().substring(0, 8);
    private int number;
    private @Nullable WebSocket socket;

    private TestPhone() {}

    /// The status with which a socket is refused; 101 when it opens.
    public static int refusal(int port, Map<String, String> headers) {
        try {
            open(port, headers).close();
            return 101;
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) Objects.requireNonNull(e.getCause()))
                    .getResponse()
                    .statusCode();
        }
    }

    public static TestPhone of(Eg.Person person, int port) {
        return open(port, headers(person, port));
    }

    public static Map<String, String> headers(Eg.Person person, int port) {
        return Map.of("Cookie", TestSocket.cookie(person), "Origin", "http://localhost:" + port);
    }

    private static TestPhone open(int port, Map<String, String> headers) {
        var phone = new TestPhone();
        var builder = HTTP.newWebSocketBuilder().connectTimeout(PATIENCE).subprotocols("sip");
        headers.forEach(builder::header);
        phone.socket = builder.buildAsync(URI.create("ws://localhost:" + port + "/api/v1/telephony/socket"), phone)
                .join();
        assertThat(phone.socket.getSubprotocol()).isEqualTo("sip");
        return phone;
    }

    /// Registers the extension, whatever password is made up.
    public void registers() {
        var request = "REGISTER sip:prosa.invalid SIP/2.0\r\n" + head("sip:me@prosa.invalid", "REGISTER", "reg-" + name)
                + "Contact: " + contact() + ";expires=300\r\n";
        say(request + "\r\n");
        hears("SIP/2.0 401 ");
        say(again(request) + proof("REGISTER", "sip:prosa.invalid") + "\r\n");
        hears("SIP/2.0 200 ");
    }

    /// Calls, and answers the exchange's question for a password.
    ///
    /// @return the last question, for what must be the same in an ACK
    public String calls(String target) {
        number = 0;
        var request = "INVITE " + target + " SIP/2.0\r\n" + head(target, "INVITE", "call-" + name) + "Contact: "
                + contact() + "\r\nContent-Type: application/sdp\r\n";
        say(request + "\r\n" + SOUND);
        var asked = next();
        if (asked.startsWith("SIP/2.0 401 ")) {
            say(again(request) + proof("INVITE", target) + "\r\n" + SOUND);
        } else {
            heard.addFirst(asked);
        }
        return target;
    }

    /// Says something within the call, to whom the exchange's answer names.
    public void says(String method, String answer) {
        var target = between(header(answer, "Contact"));
        say("%s %s SIP/2.0\r\n%s"
                        .formatted(method, target, head(between(header(answer, "To")), method, "call-" + name))
                        .replace("To: <" + between(header(answer, "To")) + ">", "To: " + header(answer, "To"))
                + "\r\n");
    }

    private String contact() {
        return "<sip:%s@browser.invalid;transport=ws>".formatted(name);
    }

    private String head(String to, String method, String call) {
        number++;
        return "Via: SIP/2.0/WS browser.invalid;branch=z9hG4bK%s%d\r\nMax-Forwards: 69\r\nFrom: <sip:me@prosa.invalid>;tag=%s\r\nTo: <%s>\r\nCall-ID: %s\r\nCSeq: %d %s\r\n"
                .formatted(name, number, name, to, call, number, method);
    }

    private String again(String request) {
        number++;
        return request.replace("CSeq: " + (number - 1), "CSeq: " + number)
                .replace("z9hG4bK" + name + (number - 1), "z9hG4bK" + name + number);
    }

    private static String proof(String method, String uri) {
        return "Authorization: Digest algorithm=MD5, username=\"me\", realm=\"pabx.simulada\", nonce=\"%s\", uri=\"%s\", response=\"%s\", qop=auth, cnonce=\"c\", nc=00000001\r\n"
                .formatted(method, uri, "made-up");
    }

    public void say(String frame) {
        if (socket != null) {
            socket.sendText(frame, true).join();
        }
    }

    /// Waits for the message that begins so; others pass by.
    public String hears(String begin) {
        while (true) {
            var message = next();
            if (message.startsWith(begin)) {
                return message;
            }
            assertThat(message).as("while waiting for " + begin).doesNotStartWith(CLOSED);
        }
    }

    /// Waits until it is hung up on.
    public int closes() {
        while (true) {
            var message = next();
            if (message.startsWith(CLOSED)) {
                return Integer.parseInt(message.substring(CLOSED.length()));
            }
        }
    }

    private String next() {
        try {
            var message = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(message).as("a frame in time").isNotNull();
            return message == null ? "" : message;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String header(String message, String name) {
        return message.lines()
                .filter(it -> it.startsWith(name + ": "))
                .map(it -> it.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    private static String between(String value) {
        return value.substring(value.indexOf('<') + 1, value.indexOf('>'));
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            heard.add(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        heard.add(CLOSED + code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        heard.add(CLOSED + "1006");
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
