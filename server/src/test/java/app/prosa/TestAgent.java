package app.prosa;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A caller of the HTTP API as a browser would be: keeps its cookies, comes from an address of its own, and says which
/// page asks. Not signed in until somebody signs in with it, see [Eg].
public final class TestAgent {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int port;
    private final Map<String, String> cookies = new TreeMap<>();
    private final Map<String, String> headers = new TreeMap<>();

    public TestAgent(int port) {
        this.port = port;
        from(anAddress());
        header("Origin", "http://localhost:" + port);
    }

    /// An address that no other test uses.
    public static String anAddress() {
        var chance = ThreadLocalRandom.current();
        return "10." + chance.nextInt(256) + "." + chance.nextInt(256) + "." + chance.nextInt(256);
    }

    /// Comes from this address from now on.
    public TestAgent from(String address) {
        return header("X-Forwarded-For", address);
    }

    /// Sends this header from now on, or no longer when `value` is null.
    public TestAgent header(String name, @Nullable String value) {
        if (value == null) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
        return this;
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /// @param body bytes are sent as they are, anything else as JSON
    public Answer send(String method, String path, @Nullable Object body) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(60));
        headers.forEach(request::header);
        synchronized (cookies) {
            cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
        }
        switch (body) {
            case null -> request.method(method, BodyPublishers.noBody());
            case byte[] bytes ->
                request.header("Content-Type", "application/octet-stream")
                        .method(method, BodyPublishers.ofByteArray(bytes));
            default ->
                request.header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            remember(response);
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Optional<String> cookie(String name) {
        synchronized (cookies) {
            return Optional.ofNullable(cookies.get(name));
        }
    }

    /// Another browser that holds the same cookies.
    public TestAgent copy() {
        var copy = new TestAgent(port);
        copy.headers.putAll(headers);
        synchronized (cookies) {
            copy.cookies.putAll(cookies);
        }
        return copy;
    }

    public TestAgent cookie(String name, String value) {
        synchronized (cookies) {
            cookies.put(name, value);
        }
        return this;
    }

    private void remember(HttpResponse<?> response) {
        synchronized (cookies) {
            for (var header : response.headers().allValues("Set-Cookie")) {
                var pair = header.split(";", 2)[0].split("=", 2);
                if (header.contains("Max-Age=0")) {
                    cookies.remove(pair[0]);
                } else {
                    cookies.put(pair[0], pair[1]);
                }
            }
        }
    }

    /// What the server said.
    @SuppressWarnings("ArrayRecordComponent") // nobody compares answers
    public record Answer(int status, byte[] bytes, HttpResponse<byte[]> response) {

        public JsonNode json() {
            return JSON.readTree(bytes);
        }

        public String text() {
            return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        }

        /// The code of a refusal.
        public String code() {
            return json().path("code").asString();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /// The body of an answer that must be a success.
        public JsonNode ok() {
            if (status < 200 || status > 299) {
                throw new AssertionError(
                        response.request().method() + " " + response.uri() + " answered " + status + " " + text());
            }
            return bytes.length == 0 ? JSON.missingNode() : json();
        }
    }
}
