package app.prosa.telephony;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import app.prosa.web.OutsideHosts;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.eclipse.jetty.websocket.api.exceptions.UpgradeException;
import org.eclipse.jetty.websocket.client.ClientUpgradeRequest;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A WebSocket to an exchange. Frames go out one after the other; what waits is bounded, and so is what comes in.
///
/// It is Jetty's, since the JDK's never tells of an end that comes while a message is being heard
/// (docs/decisions/0026). Public because Jetty looks for its methods by reflection.
public final class Trunk implements Session.Listener.AutoDemanding {

    static final String PROTOCOL = "sip";

    private static final int LARGEST_FRAME = 64 * 1024;
    private static final int MOST_WAITING = 256 * 1024;

    private final Consumer<String> heard;
    private final Consumer<String> over;
    private final ArrayDeque<String> waiting = new ArrayDeque<>();
    private int size;
    private boolean writing;
    private boolean closed;
    private @Nullable Session socket;
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
        private @Nullable WebSocketClient client;

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
            var request = new ClientUpgradeRequest(address);
            request.setSubProtocols(PROTOCOL);
            request.setTimeout(PATIENCE.toMillis(), MILLISECONDS);
            try {
                var socket = client().connect(trunk, request).join();
                if (!PROTOCOL.equals(socket.getUpgradeResponse().getAcceptedSubProtocol())) {
                    trunk.close();
                    return new Result.Strange("The WebSocket does not speak sip.");
                }
                return new Result.Open(trunk);
            } catch (CompletionException | IOException | IllegalArgumentException e) {
                return failed(e.getCause() == null ? e : e.getCause());
            }
        }

        private static Result failed(Throwable why) {
            if (why instanceof UpgradeException refused && refused.getResponseStatusCode() > 0) {
                return new Result.Strange("HTTP " + refused.getResponseStatusCode());
            }
            var reason = why instanceof UpgradeException && why.getCause() != null ? why.getCause() : why;
            return new Result.Unreached(reason.getClass().getSimpleName()
                    + (reason.getMessage() == null ? "" : ": " + reason.getMessage()));
        }

        /// Begun with the first exchange: most companies have none.
        private synchronized WebSocketClient client() {
            if (client == null) {
                var threads = new VirtualThreadPool();
                threads.setName("exchange");
                var http = new HttpClient();
                http.setExecutor(threads);
                http.setFollowRedirects(false);
                http.setHttpCookieStore(new HttpCookieStore.Empty());
                http.setConnectTimeout(PATIENCE.toMillis());
                http.setAddressResolutionTimeout(PATIENCE.toMillis());
                var begun = new WebSocketClient(http);
                begun.setMaxTextMessageSize(LARGEST_FRAME);
                begun.setMaxFrameSize(LARGEST_FRAME);
                // [Trunk#look] does it.
                begun.setIdleTimeout(Duration.ZERO);
                start(begun);
                client = begun;
            }
            return client;
        }

        private static void start(WebSocketClient client) {
            try {
                client.start();
            } catch (Exception e) {
                throw new IllegalStateException("The client of exchanges does not start.", e);
            }
        }

        @PreDestroy
        synchronized void stop() throws Exception {
            if (client != null) {
                client.stop();
            }
        }
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        boolean late;
        synchronized (this) {
            socket = opened;
            late = closed;
        }
        if (late) {
            opened.disconnect();
        } else {
            flush();
        }
    }

    void send(String frame) {
        boolean isTooMuch;
        synchronized (this) {
            if (closed) {
                return;
            }
            waiting.add(frame);
            size += frame.length();
            isTooMuch = size > MOST_WAITING;
        }
        if (isTooMuch) {
            end("The exchange does not take what is said to it.");
        } else {
            flush();
        }
    }

    private void flush() {
        String frame;
        Session out;
        synchronized (this) {
            out = socket;
            if (writing || closed || out == null || waiting.isEmpty()) {
                return;
            }
            frame = waiting.poll();
            size -= frame.length();
            writing = true;
        }
        out.sendText(frame, Callback.from(this::written, this::onWebSocketError));
    }

    private void written() {
        synchronized (this) {
            writing = false;
        }
        flush();
    }

    @Override
    public void onWebSocketText(String text) {
        heardAt = System.nanoTime();
        heard.accept(text);
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        heardAt = System.nanoTime();
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback done) {
        done.succeed();
        end("The exchange hung up.");
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        end("The connection to the exchange broke.");
    }

    /// Asks for a sign of life, or gives up on who gave none.
    void look(long now, Duration quiet, Duration most) {
        var silent = now - heardAt;
        Session out;
        synchronized (this) {
            out = closed ? null : socket;
        }
        if (silent > most.toNanos()) {
            end("The exchange is silent.");
        } else if (silent > quiet.toNanos() && out != null) {
            out.sendPing(ByteBuffer.allocate(0), Callback.from(() -> {}, this::onWebSocketError));
        }
    }

    /// Hangs up.
    void close() {
        Session open;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            waiting.clear();
            open = socket;
        }
        if (open != null) {
            open.close(StatusCode.NORMAL, "", Callback.from(open::disconnect, _ -> open.disconnect()));
        }
    }

    private void end(String why) {
        Session open;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            waiting.clear();
            open = socket;
        }
        if (open != null) {
            open.disconnect();
        }
        over.accept(why);
    }
}
