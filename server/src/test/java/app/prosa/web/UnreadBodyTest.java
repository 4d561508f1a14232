package app.prosa.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// On a bare socket, since a client that is any good hides when which byte leaves.
@ServerTest
class UnreadBodyTest {

    @LocalServerPort
    int port;

    @Test
    void aConnectionOutlivesARefusalThatCameBeforeTheBody() throws IOException {
        try (var caller = new Caller(port)) {
            caller.begins("POST /api/v1/tags", "Content-Type: application/json", "Content-Length: 18");
            assertThat(caller.hears()).contains("401");
            assertThat(caller.isCutOff()).isFalse();

            caller.says("{\"name\":\"Urgente\"}");
            caller.begins("GET /health");
            assertThat(caller.hears()).contains("200");
        }
    }

    @Test
    void aConnectionOutlivesARefusalOfABodyOfUnknownLength() throws IOException {
        try (var caller = new Caller(port)) {
            caller.begins("POST /api/v1/tags", "Content-Type: application/json", "Transfer-Encoding: chunked");
            assertThat(caller.hears()).contains("401");
            assertThat(caller.isCutOff()).isFalse();

            caller.says("12\r\n{\"name\":\"Urgente\"}\r\n0\r\n\r\n");
            caller.begins("GET /health");
            assertThat(caller.hears()).contains("200");
        }
    }

    @Test
    void aBodyThatIsTooLargeToWaitForEndsItsConnection() throws IOException {
        try (var caller = new Caller(port)) {
            caller.begins("POST /api/v1/tags", "Content-Type: application/json", "Content-Length: 65537");
            assertThat(caller.hears()).contains("401");

            assertThat(caller.isCutOff()).isTrue();
        }
    }

    private static final class Caller implements AutoCloseable {

        private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

        private final Socket socket;
        private final OutputStream out;
        private final BufferedReader in;

        Caller(int port) throws IOException {
            socket = new Socket("localhost", port);
            socket.setSoTimeout(10_000);
            out = socket.getOutputStream();
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        }

        void begins(String request, String... headers) throws IOException {
            says(request + " HTTP/1.1\r\nHost: localhost\r\n");
            for (var header : headers) {
                says(header + "\r\n");
            }
            says("\r\n");
        }

        void says(String text) throws IOException {
            out.write(text.getBytes(US_ASCII));
        }

        /// The head of the next answer, when all of it has come.
        String hears() throws IOException {
            var head = new StringBuilder();
            for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                head.append(line).append('\n');
            }
            var length = LENGTH.matcher(head);
            if (length.find()) {
                in.skip(Long.parseLong(length.group(1)));
            } else {
                for (var line = in.readLine(); line != null && !line.equals("0"); line = in.readLine()) {}
                in.readLine();
            }
            return head.toString();
        }

        /// Whether the server ends the connection, which it would do at once.
        boolean isCutOff() throws IOException {
            socket.setSoTimeout(300);
            try {
                return in.read() < 0;
            } catch (SocketTimeoutException _) {
                return false;
            } finally {
                socket.setSoTimeout(10_000);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
