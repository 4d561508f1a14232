package app.prosabench;

import app.prosabench.Benchmark.Wrong;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Meta as seen from the webhook: signed messages over connections that stay open, at as little cost as that takes.
final class Provider implements AutoCloseable {

    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Clock clock = Clock.systemUTC();
    private final String webhook;
    private final String phoneNumberId;
    private final SecretKeySpec secret;
    private final BlockingQueue<Connection> idle;

    Provider(int port, String webhook, String phoneNumberId, String secret, int connections) throws IOException {
        this.webhook = webhook;
        this.phoneNumberId = phoneNumberId;
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.idle = new ArrayBlockingQueue<>(connections);
        for (int i = 0; i < connections; i++) {
            idle.add(new Connection(new Socket(InetAddress.ofLiteral("127.0.0.1"), port)));
        }
    }

    private record Connection(Socket socket, InputStream in) {
        Connection(Socket socket) throws IOException {
            this(socket, new BufferedInputStream(socket.getInputStream()));
            socket.setTcpNoDelay(true);
        }
    }

    /// A customer's message, told and thanked for.
    void tell(int customer, String id, String text) throws IOException, InterruptedException {
        var body = """
                {"object":"whatsapp_business_account","entry":[{"id":"100000000000001","changes":[{"value":{\
                "messaging_product":"whatsapp","metadata":{"display_phone_number":"551130000001",\
                "phone_number_id":"%1$s"},"contacts":[{"profile":{"name":"Cliente %2$d"},\
                "wa_id":"5511977%2$06d","user_id":"BR.7%2$06d"}],"messages":[{"from":"5511977%2$06d",\
                "from_user_id":"BR.7%2$06d","id":"%3$s","timestamp":"%4$d","text":{"body":"%5$s"},"type":"text"}]},\
                "field":"messages"}]}]}""".formatted(phoneNumberId, customer, id, clock.instant().getEpochSecond(), text)
                .getBytes(StandardCharsets.UTF_8);
        var head = """
                POST %s HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/json\r
                User-Agent: facebookexternalua\r
                X-Hub-Signature-256: sha256=%s\r
                Content-Length: %d\r
                \r
                """.formatted(webhook, signature(body), body.length).getBytes(StandardCharsets.US_ASCII);
        var request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        var connection = idle.take();
        try {
            connection.socket().getOutputStream().write(request);
            mustBeThanked(connection.in());
        } finally {
            idle.add(connection);
        }
    }

    private String signature(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A success has no body.
    private static void mustBeThanked(InputStream in) throws IOException {
        var head = new StringBuilder(256);
        int matched = 0;
        while (matched < END.length) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the server closed the connection");
            }
            head.append((char) next);
            matched = next == END[matched] ? matched + 1 : next == END[0] ? 1 : 0;
        }
        if (!head.toString().startsWith("HTTP/1.1 200")) {
            throw new Wrong("a webhook was answered "
                    + head.toString().lines().findFirst().orElse(""));
        }
    }

    @Override
    public void close() throws IOException {
        for (var it : idle) {
            it.socket().close();
        }
    }
}
