package app.prosa.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An app with one number at a simulator of its own: it keeps each webhook that it gets, and calls as an app does. The
/// clock stands still until a test moves it.
final class TestApp implements AutoCloseable {

    static final String SECRET = "sim-meta-app-secret";
    static final String TOKEN = "sim-token";
    static final String PHONE = "200000000000001";
    static final String ACCOUNT = "100000000000001";

    /// A webhook as it came.
    @SuppressWarnings("ArrayRecordComponent") // nobody compares webhooks
    record Received(@Nullable String signature, byte[] body) {
        JsonNode value() {
            return Json.MAPPER
                    .readTree(body)
                    .path("entry")
                    .path(0)
                    .path("changes")
                    .path(0)
                    .path("value");
        }

        boolean isSigned() {
            return Signature.of(body, SECRET).equals(signature);
        }
    }

    final Simulator simulator = Simulator.start(0);
    final NumberSettings number;
    final AtomicInteger answer = new AtomicInteger(200);

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    TestApp() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/webhooks/whatsapp/1", this::handle);
        server.start();
        number = simulator.connect(
                new NumberSettings(PHONE, "+55 11 3000-0001", ACCOUNT, TOKEN, SECRET, "verify-me", webhook(), "Loja"));
        simulator.clock().freeze();
    }

    String webhook() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/whatsapp/1";
    }

    /// What came until now, once nothing is on its way any more.
    List<Received> received() {
        simulator.rest();
        return List.copyOf(received);
    }

    Stream<JsonNode> messages() {
        return received().stream().flatMap(it -> it.value().path("messages").valueStream());
    }

    Stream<JsonNode> statuses() {
        return received().stream().flatMap(it -> it.value().path("statuses").valueStream());
    }

    List<String> statusesOf(String messageId) {
        return statuses()
                .filter(it -> Json.text(it, "id").equals(messageId))
                .map(it -> Json.text(it, "status"))
                .toList();
    }

    static ObjectNode text(String to, String words) {
        var body =
                Json.object().put("messaging_product", "whatsapp").put("to", to).put("type", "text");
        body.putObject("text").put("body", words);
        return body;
    }

    /// Sends and returns the id that Meta gave.
    String send(ObjectNode body) {
        var response = post("/v25.0/" + PHONE + "/messages", body);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.body());
        }
        return Json.text(json(response).path("messages").path(0), "id");
    }

    HttpResponse<String> post(String path, JsonNode body) {
        return call("POST", "/meta" + path, BodyPublishers.ofByteArray(Json.bytes(body)), "application/json");
    }

    HttpResponse<String> get(String path) {
        return call("GET", "/meta" + path, BodyPublishers.noBody(), "application/json");
    }

    HttpResponse<String> delete(String path) {
        return call("DELETE", "/meta" + path, BodyPublishers.noBody(), "application/json");
    }

    HttpResponse<String> control(String method, String path, @Nullable JsonNode body) {
        return call(
                method,
                "/sim" + path,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(Json.bytes(body)),
                "application/json");
    }

    HttpResponse<String> upload(byte[] bytes, String type, String filename) {
        var form = ("--mark\r\nContent-Disposition: form-data; name=\"messaging_product\"\r\n\r\nwhatsapp\r\n--mark\r\n"
                        + "Content-Disposition: form-data; name=\"file\"; filename=\"" + filename
                        + "\"\r\nContent-Type: " + type + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        var end = "\r\n--mark--\r\n".getBytes(StandardCharsets.UTF_8);
        var body = new byte[form.length + bytes.length + end.length];
        System.arraycopy(form, 0, body, 0, form.length);
        System.arraycopy(bytes, 0, body, form.length, bytes.length);
        System.arraycopy(end, 0, body, form.length + bytes.length, end.length);
        return call(
                "POST",
                "/meta/v25.0/" + PHONE + "/media",
                BodyPublishers.ofByteArray(body),
                "multipart/form-data; boundary=mark");
    }

    HttpResponse<byte[]> fetch(String url, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create(url));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return sent(request.build(), BodyHandlers.ofByteArray());
    }

    static JsonNode json(HttpResponse<String> response) {
        return Json.MAPPER.readTree(response.body());
    }

    static int errorCode(HttpResponse<String> response) {
        return json(response).path("error").path("code").asInt(0);
    }

    @Override
    public void close() {
        simulator.close();
        server.stop(0);
        client.close();
    }

    private HttpResponse<String> call(String method, String path, HttpRequest.BodyPublisher body, String type) {
        return sent(
                HttpRequest.newBuilder(simulator.address().resolve(path))
                        .header("Authorization", "Bearer " + TOKEN)
                        .header("Content-Type", type)
                        .method(method, body)
                        .build(),
                BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> sent(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var query = String.valueOf(exchange.getRequestURI().getQuery());
            if (exchange.getRequestMethod().equals("GET")) {
                var challenge =
                        query.replaceFirst(".*hub\\.challenge=(\\d+).*", "$1").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(
                        query.contains("hub.verify_token=verify-me") ? 200 : 403, challenge.length);
                exchange.getResponseBody().write(challenge);
                return;
            }
            var body = exchange.getRequestBody().readAllBytes();
            received.add(new Received(exchange.getRequestHeaders().getFirst(Signature.HEADER), body));
            exchange.sendResponseHeaders(answer.get(), -1);
        }
    }
}
