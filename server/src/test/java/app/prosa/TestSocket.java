package app.prosa;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A live socket as a screen holds it: keeps every frame, and waits for the one that a test expects.
public final class TestSocket implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final List<JsonNode> frames = new ArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private @Nullable Integer closedWith;
    private @Nullable WebSocket socket;

    private TestSocket() {}

    public static TestSocket open(String uri, Map<String, String> headers) {
        var listener = new TestSocket();
        var builder = HTTP.newWebSocketBuilder().connectTimeout(PATIENCE);
        headers.forEach(builder::header);
        listener.socket = builder.buildAsync(URI.create(uri), listener).join();
        return listener;
    }

    /// The live socket of a signed-in agent, from the event `seq` on.
    public static TestSocket of(Eg.Person person, int port, long seq) {
        return open("ws://localhost:%d/api/v1/live?seq=%d".formatted(port, seq), Map.of("Cookie", cookie(person)));
    }

    static String cookie(Eg.Person person) {
        return "prosa_session=" + person.http().cookie("prosa_session").orElseThrow();
    }

    public void say(Object frame) {
        if (socket != null) {
            socket.sendText(JSON.writeValueAsString(frame), true).join();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        lock.lock();
        try {
            partial.append(data);
            if (last) {
                frames.add(JSON.readTree(partial.toString()));
                partial.setLength(0);
                news.signalAll();
            }
        } finally {
            lock.unlock();
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        lock.lock();
        try {
            closedWith = code;
            news.signalAll();
        } finally {
            lock.unlock();
        }
        return null;
    }

    /// The first frame of this type, waited for.
    public JsonNode frame(String type) {
        return await(frame -> frame.path("type").asString().equals(type), "a frame " + type);
    }

    /// The first event of this type that fits, waited for.
    public JsonNode event(String type, Predicate<JsonNode> fits) {
        var frame = await(it -> events(it).stream().anyMatch(event -> isA(event, type, fits)), "an event " + type);
        return events(frame).stream()
                .filter(it -> isA(it, type, fits))
                .findFirst()
                .orElseThrow();
    }

    public JsonNode await(Predicate<JsonNode> fits, String what) {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (true) {
                for (var frame : frames) {
                    if (fits.test(frame)) {
                        return frame;
                    }
                }
                if (left <= 0) {
                    throw new AssertionError("Waited in vain for " + what + "; got " + frames);
                }
                left = news.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }

    /// The code with which the server closed, waited for.
    public int closed() {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (closedWith == null) {
                if (left <= 0) {
                    throw new AssertionError("The socket stayed open.");
                }
                left = news.awaitNanos(left);
            }
            return closedWith;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }

    /// All events so far, in order.
    public List<JsonNode> events() {
        lock.lock();
        try {
            return frames.stream().flatMap(it -> events(it).stream()).toList();
        } finally {
            lock.unlock();
        }
    }

    /// All frames so far, in order.
    public List<JsonNode> frames() {
        lock.lock();
        try {
            return List.copyOf(frames);
        } finally {
            lock.unlock();
        }
    }

    /// Only what comes from now on counts.
    public void forget() {
        lock.lock();
        try {
            frames.clear();
        } finally {
            lock.unlock();
        }
    }

    private static List<JsonNode> events(JsonNode frame) {
        var events = new ArrayList<JsonNode>();
        frame.path("events").forEach(events::add);
        return events;
    }

    private static boolean isA(JsonNode event, String type, Predicate<JsonNode> fits) {
        return event.path("type").asString().equals(type) && fits.test(event);
    }

    @Override
    public void close() {
        if (socket != null) {
            var _ = socket.sendClose(WebSocket.NORMAL_CLOSURE, "bye");
            socket.abort();
        }
    }
}
