package app.prosa;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Meta's Graph API as far as tests need it, on loopback. Each test is a customer of its own, told apart by the
/// token.
public final class TestMeta implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final Map<String, Customer> customers = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();

    public TestMeta() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// The customer with this token.
    public Customer customer(String token) {
        return customers.computeIfAbsent(token, _ -> new Customer());
    }

    /// What one of Meta's customers sent, and how Meta shall answer them.
    public static final class Customer {

        /// Every message that was handed over, in order.
        public final List<JsonNode> sent = new CopyOnWriteArrayList<>();

        /// Every word that a message was read, or that somebody writes.
        public final List<JsonNode> courtesies = new CopyOnWriteArrayList<>();

        /// Everything that was done about a call.
        public final List<JsonNode> calls = new CopyOnWriteArrayList<>();

        private final Queue<Answer> next = new ConcurrentLinkedQueue<>();
        private final Map<String, Answer> fixed = new ConcurrentHashMap<>();
        private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
        private final AtomicInteger waiting = new AtomicInteger();

        private volatile @Nullable URI simulator;

        /// From now on the simulator answers, whatever was prepared here.
        public Customer played(URI metaUrl) {
            simulator = metaUrl;
            return this;
        }

        /// The next message gets this answer.
        public Customer answers(int status, String body) {
            next.add(new Answer(status, body.getBytes(UTF_8), false));
            return this;
        }

        /// The next message is taken, and the answer is lost on the way.
        public Customer losesTheAnswer() {
            next.add(new Answer(0, new byte[0], true));
            return this;
        }

        /// Every request for this path gets this answer.
        public Customer at(String path, int status, byte[] body) {
            fixed.put(path, new Answer(status, body, false));
            return this;
        }

        /// Whoever asks for this path is answered only then.
        public Customer holds(String path, CountDownLatch until) {
            held.put(path, until);
            return this;
        }

        /// How many are kept waiting now.
        public int waiting() {
            return waiting.get();
        }

        private void hold(String path) throws IOException {
            var until = held.get(path);
            if (until == null) {
                return;
            }
            waiting.incrementAndGet();
            try {
                if (!until.await(30, TimeUnit.SECONDS)) {
                    throw new IOException("Nobody let it go.");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            } finally {
                waiting.decrementAndGet();
            }
        }

        public List<String> texts() {
            return sent.stream().map(it -> it.at("/text/body").asString("")).toList();
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // nobody compares answers
    private record Answer(int status, byte[] body, boolean lost) {}

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                    .replaceFirst("^(Bearer|OAuth) ", "");
            var body = exchange.getRequestBody().readAllBytes();
            var customer = customers.get(token);
            if (customer == null) {
                send(exchange, new Answer(401, error(190, "Session has expired."), false));
                return;
            }
            if (customer.simulator != null) {
                send(exchange, passedOn(customer.simulator, exchange, body));
                return;
            }
            var path = exchange.getRequestURI().getPath().replaceFirst("^/v[0-9.]+", "");
            customer.hold(path);
            send(exchange, answer(customer, exchange.getRequestMethod(), path, body));
        }
    }

    private static Answer passedOn(URI simulator, HttpExchange exchange, byte[] body) throws IOException {
        var request = HttpRequest.newBuilder(
                        URI.create(simulator + exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (var name : List.of("Authorization", "Content-Type", "file_offset")) {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        try {
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer.body(), false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private Answer answer(Customer customer, String method, String path, byte[] body) {
        if (method.equals("POST") && path.endsWith("/messages")) {
            var message = JSON.readTree(body);
            if (message.path("status").asString("").equals("read")) {
                customer.courtesies.add(message);
                return new Answer(200, "{\"success\":true}".getBytes(UTF_8), false);
            }
            customer.sent.add(message);
            var next = customer.next.poll();
            return next != null ? next : new Answer(200, accepted("wamid.T" + count.incrementAndGet(), message), false);
        }
        var fixed = customer.fixed.get(path);
        if (method.equals("POST") && path.endsWith("/calls")) {
            customer.calls.add(JSON.readTree(body));
            return fixed == null ? new Answer(200, "{\"success\":true}".getBytes(UTF_8), false) : fixed;
        }
        if (fixed != null) {
            return fixed;
        }
        return method.equals("POST") && path.endsWith("/media")
                ? new Answer(200, "{\"id\":\"9001\"}".getBytes(UTF_8), false)
                : new Answer(404, error(100, "There is no such object."), false);
    }

    /// What Meta says when it takes a message.
    public static byte[] accepted(String wamid, JsonNode message) {
        var to = message.path("to").asString("");
        return ("{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"%s\",\"wa_id\":\"%s\"}],"
                        + "\"messages\":[{\"id\":\"%s\"}]}")
                .formatted(to, to, wamid)
                .getBytes(UTF_8);
    }

    public static byte[] error(int code, String detail) {
        return "{\"error\":{\"message\":\"%s\",\"type\":\"OAuthException\",\"code\":%d}}"
                .formatted(detail, code)
                .getBytes(UTF_8);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.lost()) {
            return; // closing without an answer cuts the connection
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
