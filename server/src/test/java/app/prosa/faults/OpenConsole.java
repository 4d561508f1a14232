package app.prosa.faults;

import app.prosa.Eg;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A console that is opened once and never again: it folds what the live socket tells into what it holds, and comes
/// back by the last number that it knows whenever the connection breaks.
final class OpenConsole implements WebSocket.Listener, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(300);
    private static final Duration BETWEEN_PINGS = Duration.ofSeconds(25);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Eg.Person person;
    private final int port;
    private final Map<String, JsonNode> held = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread keeper;
    private CountDownLatch broken = new CountDownLatch(0);
    private volatile @Nullable WebSocket socket;
    private long seq;
    private int returns = -1;

    /// Opens it on an account where nothing has happened yet.
    OpenConsole(Eg.Person person, int port) {
        this.person = person;
        this.port = port;
        this.seq = person.http().get("/api/v1/bootstrap").ok().get("seq").asLong();
        this.keeper = Thread.ofVirtual().name("open-console").start(this::keep);
    }

    private void keep() {
        try {
            do {
                while (!broken().await(BETWEEN_PINGS.toSeconds(), TimeUnit.SECONDS)) {
                    ping();
                }
                connect();
            } while (!closed.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized CountDownLatch broken() {
        return broken;
    }

    /// Whoever says nothing for long is hung up on.
    private void ping() {
        var open = socket;
        if (open != null) {
            var _ = open.sendText("{\"type\":\"ping\"}", true);
        }
    }

    private void connect() {
        long from;
        synchronized (this) {
            partial.setLength(0);
            broken = new CountDownLatch(1);
            from = seq;
        }
        try {
            var cookie = person.http().cookie("prosa_session").orElseThrow();
            socket = http.newWebSocketBuilder()
                    .connectTimeout(PATIENCE)
                    .header("Cookie", "prosa_session=" + cookie)
                    .buildAsync(URI.create("ws://localhost:%d/api/v1/live?seq=%d".formatted(port, from)), this)
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException notYet) {
            broken().countDown();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        synchronized (this) {
            partial.append(data);
            if (last) {
                take(JSON.readTree(partial.toString()));
                partial.setLength(0);
            }
        }
        from.request(1);
        return null;
    }

    private void take(JsonNode frame) {
        switch (frame.get("type").asString()) {
            case "hello" -> returns++;
            case "events" -> {
                if (frame.get("after").asLong() != seq) {
                    complaints.add("a console that knew " + seq + " was told what came after " + frame.get("after"));
                }
                seq = frame.get("seq").asLong();
                frame.get("events").forEach(this::fold);
            }
            case "reload" -> complaints.add("the console was sent back to the start");
            default -> {} // true at the moment only
        }
    }

    private void fold(JsonNode event) {
        switch (event.get("type").asString()) {
            case "message.added", "message.changed" -> {
                put(event.get("conversation"));
                put(event.get("message"));
            }
            case "conversation.changed" -> put(event.get("conversation"));
            case "conversation.removed" ->
                held.remove(event.get("conversationId").asString());
            default -> {} // of things that no customer and no reply changes
        }
    }

    private void put(JsonNode thing) {
        held.put(thing.get("id").asString(), thing);
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        if (code == 4401 || code == 4409) {
            synchronized (this) {
                complaints.add("the console was sent away: " + code + " " + reason);
            }
        }
        broken().countDown();
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable cause) {
        broken().countDown();
    }

    synchronized long seq() {
        return seq;
    }

    /// How often it came back.
    synchronized int returns() {
        return returns;
    }

    synchronized Map<String, JsonNode> held() {
        return Map.copyOf(held);
    }

    synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    /// The conversation in which somebody wrote what begins so, once it is there.
    synchronized Optional<String> conversationOf(String beginning) {
        return held.values().stream()
                .filter(it -> it.at("/content/body").asString("").startsWith(beginning))
                .map(it -> it.get("conversationId").asString())
                .findFirst();
    }

    /// How many replies are still on their way.
    synchronized long onTheirWay() {
        return held.values().stream()
                .filter(it -> it.path("status").asString("").equals("queued"))
                .count();
    }

    @Override
    public synchronized String toString() {
        return "a console that knows %d things until %d, was back %d times and complains of %s"
                .formatted(held.size(), seq, returns, complaints);
    }

    @Override
    public void close() throws InterruptedException {
        closed.countDown();
        broken().countDown();
        if (socket != null) {
            socket.abort();
        }
        keeper.join(PATIENCE);
        http.shutdownNow();
    }
}
