package app.prosabench;

import app.prosa.Eg;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An agent's live socket: notes when each frame came before it looks inside, and that the numbers have no gap.
final class AgentScreen implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// A screen says so often that it is there; the server hangs up on who is silent.
    private static final Duration PING = Duration.ofSeconds(25);

    private final Ear ear;
    private final CountDownLatch greeted = new CountDownLatch(1);
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;
    private volatile long saidAt = System.nanoTime();
    private volatile long seq;
    private volatile @Nullable String wrong;

    /// Hears each event, and each other frame.
    interface Ear {
        void heard(JsonNode said, long atNanos);
    }

    AgentScreen(Eg.Person person, int port, Ear ear) throws InterruptedException {
        this.ear = ear;
        this.seq = person.http().get("/api/v1/bootstrap").ok().get("seq").asLong();
        this.socket = HTTP.newWebSocketBuilder()
                .header(
                        "Cookie",
                        "prosa_session=" + person.http().cookie("prosa_session").orElseThrow())
                .buildAsync(URI.create("ws://127.0.0.1:%d/api/v1/live?seq=%d".formatted(port, seq)), this)
                .join();
        if (!greeted.await(30, TimeUnit.SECONDS)) {
            throw new Benchmark.Wrong("a socket was not greeted");
        }
    }

    void say(String frame) {
        saidAt = System.nanoTime();
        socket.sendText(frame, true).join();
    }

    /// What was wrong with the numbers, if anything.
    @Nullable
    String wrong() {
        return wrong;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        long now = System.nanoTime();
        partial.append(data);
        if (now - saidAt > PING.toNanos()) {
            saidAt = now;
            var _ = from.sendText("{\"type\":\"ping\"}", true);
        }
        if (last) {
            var frame = JSON.readTree(partial.toString());
            partial.setLength(0);
            take(frame, now);
        }
        from.request(1);
        return null;
    }

    private void take(JsonNode frame, long now) {
        switch (frame.get("type").asString()) {
            case "hello" -> greeted.countDown();
            case "events" -> {
                if (frame.get("after").asLong() != seq) {
                    wrong = "a socket that knew " + seq + " was told what came after " + frame.get("after");
                }
                seq = frame.get("seq").asLong();
                frame.get("events").forEach(it -> ear.heard(it, now));
            }
            case "reload" -> wrong = "a socket was sent back to the start";
            default -> ear.heard(frame, now);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        wrong = "a socket was closed: " + code + " " + reason;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable cause) {
        wrong = "a socket broke: " + cause;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
