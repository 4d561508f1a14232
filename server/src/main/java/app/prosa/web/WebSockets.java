package app.prosa.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.websocket.server.JettyWebSocketServerContainer;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.common.WebSocketSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Turns a request into a WebSocket, on Jetty's own API: Spring's layer encodes every message anew for every receiver
/// and keeps a buffer for each (docs/decisions/0002). Compression stays off: it costs some 200 KB a connection.
@Component
public class WebSockets implements ServletContextInitializer, SmartLifecycle {

    private static final int LARGEST_FRAME = 64 * 1024;

    /// Clients say something at least once a minute: browsers wake pages that nobody sees no more often.
    static final Duration SILENCE = Duration.ofSeconds(75);

    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Set<Endpoint> open = ConcurrentHashMap.newKeySet();
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    /// What the server does with a connection.
    public interface Party {

        /// A text came in.
        void heard(String text);

        /// The connection is gone, whoever closed it. Said once.
        void gone();
    }

    /// How bytes leave. `written` is called when the frame is out, or lost with its connection.
    public interface Wire {

        void send(ByteBuffer frame, Runnable written);

        void close(int code, String reason);
    }

    @Override
    public void onStartup(ServletContext context) {
        var handler = ServletContextHandler.getServletContextHandler(context);
        WebSocketServerComponents.ensureWebSocketComponents(handler.getServer(), handler);
        var container = JettyWebSocketServerContainer.ensureContainer(context);
        container.setIdleTimeout(SILENCE);
        container.setMaxTextMessageSize(LARGEST_FRAME);
        container.setMaxFrameSize(LARGEST_FRAME);
        container.setInputBufferSize(1024);
        container.setOutputBufferSize(1024);
    }

    /// Upgrades the request and hands the connection over.
    public void upgrade(HttpServletRequest request, HttpServletResponse response, Function<Wire, Party> party)
            throws IOException {
        upgrade(request, response, null, party);
    }

    /// The same, for what both sides speak there.
    ///
    /// @param protocol the only one that is spoken here
    public void upgrade(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable String protocol,
            Function<Wire, Party> party)
            throws IOException {
        var container = JettyWebSocketServerContainer.getContainer(request.getServletContext());
        boolean upgraded = container.upgrade(
                (asked, answer) -> {
                    answer.setExtensions(java.util.List.of());
                    if (protocol != null && asked.hasSubProtocol(protocol)) {
                        answer.setAcceptedSubProtocol(protocol);
                    }
                    return new Endpoint(open, party);
                },
                request,
                response);
        if (!upgraded && !response.isCommitted()) {
            throw new Refusal.Invalid("not-a-websocket", "This address speaks WebSocket only.");
        }
    }

    /// Hangs up on whoever has been silent for too long. Jetty's own timeout does not tell: what is written to somebody
    /// who is no longer there counts for it, for as long as the system goes on trying to deliver it.
    void hangUp(long now) {
        open.stream().filter(it -> now - it.heardAt > SILENCE.toNanos()).forEach(Endpoint::hangUp);
    }

    @Override
    public synchronized void start() {
        stopped = new CountDownLatch(1);
        Thread.ofVirtual().name("sockets-watch").start(() -> watch(stopped));
    }

    private void watch(CountDownLatch over) {
        try {
            while (!over.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                hangUp(System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    /// Public because Jetty looks for its methods by reflection.
    public static final class Endpoint implements Session.Listener.AutoDemanding {

        private final Function<Wire, Party> join;
        private final Set<Endpoint> all;
        private volatile @Nullable Session session;
        private volatile @Nullable Party party;
        private volatile long heardAt = System.nanoTime();
        private boolean closed;

        Endpoint(Set<Endpoint> all, Function<Wire, Party> join) {
            this.join = join;
            this.all = all;
        }

        @Override
        public void onWebSocketOpen(Session session) {
            this.session = session;
            all.add(this);
            open(new JettyWire(session));
        }

        /// Without a word of farewell: nobody is there to hear it.
        private void hangUp() {
            var silent = session;
            if (silent != null) {
                silent.disconnect();
            }
        }

        void open(Wire wire) {
            var opened = join.apply(wire);
            synchronized (this) {
                party = opened;
                if (!closed) {
                    return;
                }
            }
            // The first words to it already failed.
            gone();
        }

        @Override
        public void onWebSocketText(String text) {
            heardAt = System.nanoTime();
            var listening = party;
            if (listening != null) {
                listening.heard(text);
            }
        }

        @Override
        public void onWebSocketClose(int code, String reason, org.eclipse.jetty.websocket.api.Callback done) {
            gone();
            done.succeed();
        }

        @Override
        public void onWebSocketError(Throwable cause) {
            gone();
        }

        /// Jetty tells of an error and of the close after it.
        private void gone() {
            all.remove(this);
            @Nullable Party leaving;
            synchronized (this) {
                closed = true;
                leaving = party;
                party = null;
            }
            if (leaving != null) {
                leaving.gone();
            }
        }
    }

    private record JettyWire(Session session) implements Wire {

        @Override
        public void send(ByteBuffer frame, Runnable written) {
            ((WebSocketSession) session)
                    .getCoreSession()
                    .sendFrame(
                            new Frame(OpCode.TEXT, frame),
                            org.eclipse.jetty.util.Callback.from(written, _ -> session.disconnect()),
                            false);
        }

        @Override
        public void close(int code, String reason) {
            session.close(code, reason, org.eclipse.jetty.websocket.api.Callback.NOOP);
        }
    }
}
