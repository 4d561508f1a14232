package app.prosa.telephony;

import app.prosa.web.OutsideHosts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A WebSocket to an exchange. Frames go out one after the other; what waits is bounded, and so is what comes in.
final class Trunk implements WebSocket.Listener {

    static final String PROTOCOL = "sip";

    private static final int LARGEST_FRAME = 64 * 1024;
    private static final int MOST_WAITING = 256 * 1024;

    private final Consumer<String> heard;
    private final Consumer<String> over;
    private final StringBuilder partial = new StringBuilder();
    private final ArrayDeque<String> waiting = new ArrayDeque<>();
    private int size;
    private boolean writing;
    private boolean closed;
    private @Nullable WebSocket socket;
    private volatile long heardAt = System.nanoTime();

    private Trunk(Consumer<String> heard, Consumer<String> over) {
        this.heard = heard;
        this.over = over;
    }

    /// Opens them, where this server may go.
    @Component
    static class Opening {

        private static final Duration PATIENCE = Duration.ofSeconds(8);

        private final OutsideHosts hosts;
        private final HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();

        Opening(OutsideHosts hosts) {
            this.hosts = hosts;
        }

        /// What came of an attempt.
        sealed interface Result {

            record Open(Trunk trunk) implements Result {}

            /// This server may not go there.
            record Forbidden() implements Result {}

            record Unreached(String detail) implements Result {}

            /// Something answers there that is no WebSocket of SIP.
            record Strange(String detail) implements Result {}
        }

        /// @param heard is told each frame of the exchange
        /// @param over is told once that the connection is gone, and why
        Result to(URI address, Consumer<String> heard, Consumer<String> over) {
            if (!hosts.allows(address)) {
                return new Result.Forbidden();
            }
            var trunk = new Trunk(heard, over);
            try {
                var socket = http.newWebSocketBuilder()
                        .connectTimeout(PATIENCE)
                        .subprotocols(PROTOCOL)
                        .buildAsync(address, trunk)
                        .join();
                if (!socket.getSubprotocol().equals(PROTOCOL)) {
                    socket.abort();
                    return new Result.Strange("The WebSocket does not speak sip.");
                }
                return new Result.Open(trunk);
            } catch (CompletionException | IllegalArgumentException e) {
                var why = e.getCause() == null ? e : e.getCause();
                return why instanceof WebSocketHandshakeException handshake
                        ? new Result.Strange("HTTP " + handshake.getResponse().statusCode())
                        : new Result.Unreached(why.getClass().getSimpleName()
                                + (why.getMessage() == null ? "" : ": " + why.getMessage()));
            }
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        synchronized (this) {
            socket = opened;
        }
        opened.request(1);
        flush();
    }

    void send(String frame) {
        synchronized (this) {
            if (closed) {
                return;
            }
            waiting.add(frame);
            size += frame.length();
        }
        if (size > MOST_WAITING) {
            end("The exchange does not take what is said to it.");
        } else {
            flush();
        }
    }

    private void flush() {
        String frame;
        WebSocket out;
        synchronized (this) {
            out = socket;
            if (writing || closed || out == null || waiting.isEmpty()) {
                return;
            }
            frame = waiting.poll();
            size -= frame.length();
            writing = true;
        }
        var _ = out.sendText(frame, true).whenComplete((_, failure) -> {
            synchronized (this) {
                writing = false;
            }
            if (failure == null) {
                flush();
            } else {
                end("The connection to the exchange broke.");
            }
        });
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        heardAt = System.nanoTime();
        partial.append(data);
        if (partial.length() > LARGEST_FRAME) {
            end("A message of the exchange is too long.");
            return null;
        }
        if (last) {
            var frame = partial.toString();
            partial.setLength(0);
            heard.accept(frame);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        heardAt = System.nanoTime();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        heardAt = System.nanoTime();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end("The exchange hung up.");
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        end("The connection to the exchange broke.");
    }

    /// Asks for a sign of life, or gives up on who gave none.
    void look(long now, Duration quiet, Duration most) {
        var silent = now - heardAt;
        WebSocket out;
        synchronized (this) {
            out = closed ? null : socket;
        }
        if (silent > most.toNanos()) {
            end("The exchange is silent.");
        } else if (silent > quiet.toNanos() && out != null) {
            var _ = out.sendPing(ByteBuffer.allocate(0));
        }
    }

    /// Hangs up.
    void close() {
        WebSocket open;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            waiting.clear();
            open = socket;
        }
        if (open != null) {
            var _ = open.sendClose(WebSocket.NORMAL_CLOSURE, "").whenComplete((_, _) -> open.abort());
        }
    }

    private void end(String why) {
        WebSocket open;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            waiting.clear();
            open = socket;
        }
        if (open != null) {
            open.abort();
        }
        over.accept(why);
    }
}
