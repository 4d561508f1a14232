package app.prosa.live;

import app.prosa.agent.AgentId;
import app.prosa.agent.SessionId;
import app.prosa.contact.Numbers;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Counts;
import app.prosa.conversation.Visibility;
import app.prosa.web.WebSockets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One screen of an agent. Events gather while a write is under way and go out together in the next one; what waits is
/// bounded in bytes, and a reader too slow for it is closed and resumes. Whoever has missed much gets it in portions
/// below that bound, each when the one before was written. Nobody ever waits for a socket.
final class AgentSocket {

    static final int SIGNED_OUT = 4401;
    static final int TOO_SLOW = 4408;
    static final int START_AFRESH = 4409;

    private static final int MOST_WAITING = 1 << 20;

    /// What a screen that comes back gets at once of what it missed.
    static final int PORTION_BYTES = MOST_WAITING / 4;

    private static final byte[] COMMA = {','};
    private static final byte[] END = "]}".getBytes(StandardCharsets.US_ASCII);

    private final WebSockets.Wire wire;
    private final Pass rights;
    private final Visibility viewer;
    private @Nullable ArrayDeque<byte[]> events;
    private @Nullable ArrayDeque<byte[]> others;
    private @Nullable Runnable caughtUp;
    private int waiting;
    private boolean writing;
    private boolean closed;
    private long sent;
    private long seen;
    private volatile @Nullable ConversationId watched;
    private volatile boolean typing;
    private volatile boolean idle;
    private volatile @Nullable Counts counts;

    AgentSocket(WebSockets.Wire wire, Pass rights, long seq) {
        this.wire = wire;
        this.rights = rights;
        this.viewer = rights.viewer();
        this.sent = seq;
        this.seen = seq;
    }

    Pass rights() {
        return rights;
    }

    Visibility viewer() {
        return viewer;
    }

    boolean isOf(SessionId session) {
        return session.equals(rights.session());
    }

    boolean isOf(AgentId agent) {
        return agent.equals(rights.agent());
    }

    @Nullable
    ConversationId watched() {
        return watched;
    }

    boolean isTyping() {
        return typing;
    }

    void watch(@Nullable ConversationId conversation) {
        watched = conversation;
        typing = false;
    }

    void typing(boolean on) {
        typing = on;
    }

    boolean isIdle() {
        return idle;
    }

    void idle(boolean on) {
        idle = on;
    }

    /// True when these counts are not those that the client was told last.
    boolean isNews(Counts now) {
        boolean news = !now.equals(counts);
        counts = now;
        return news;
    }

    /// The number up to which the client will know everything once what waits has been written.
    synchronized long seq() {
        return seen;
    }

    /// Takes the next event of the account: as it is, as the loss of a conversation, or as a number only.
    synchronized void add(StoredEvent event) {
        if (closed || event.seq() <= seen) {
            return;
        }
        seen = event.seq();
        if (event.reach().isFor(viewer)) {
            queue(rights.numbers() ? event.json() : event.hidden());
        } else if (event.reach().takesFrom(viewer)) {
            var conversation = event.reach().conversation();
            if (conversation != null && conversation.equals(watched)) {
                watch(null);
            }
            queue("{\"type\":\"conversation.removed\",\"conversationId\":\"%s\"}"
                    .formatted(conversation == null ? "" : conversation.value())
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Takes a portion of what this screen missed; `then` asks for the next when it has been written.
    void catchUp(List<StoredEvent> portion, Runnable then) {
        synchronized (this) {
            portion.forEach(this::add);
            caughtUp = then;
        }
        flush();
    }

    private void queue(byte[] event) {
        if (events == null) {
            events = new ArrayDeque<>(4);
        }
        events.add(event);
        bounded(event.length);
    }

    /// Sends what is not in the log: presence, typing, counts. The newest word of its kind is enough, so when the
    /// reader is slow it is left out.
    void tell(String frame) {
        synchronized (this) {
            if (closed || waiting > MOST_WAITING / 4) {
                return;
            }
            if (others == null) {
                others = new ArrayDeque<>(2);
            }
            var said = rights.numbers() ? frame : Numbers.hidden(frame);
            var bytes = said.getBytes(StandardCharsets.UTF_8);
            others.add(bytes);
            bounded(bytes.length);
        }
        flush();
    }

    private void bounded(int more) {
        waiting += more;
        if (waiting > MOST_WAITING) {
            close(TOO_SLOW, "Too slow. Reconnect and resume.");
        }
    }

    /// Writes what waits, unless a write is under way: then its end does it.
    void flush() {
        ByteBuffer frame;
        Runnable then = null;
        synchronized (this) {
            if (writing || closed) {
                return;
            }
            frame = next();
            writing = frame != null;
            if (frame == null) {
                then = caughtUp;
                caughtUp = null;
            }
        }
        if (frame != null) {
            wire.send(frame, this::written);
        } else if (then != null) {
            Thread.ofVirtual().name("catch-up").start(then);
        }
    }

    private void written() {
        synchronized (this) {
            writing = false;
        }
        flush();
    }

    private @Nullable ByteBuffer next() {
        if (others != null && !others.isEmpty()) {
            var frame = others.poll();
            waiting -= frame.length;
            return ByteBuffer.wrap(frame);
        }
        if (seen == sent || (events == null && seen < sent + 256)) {
            return null;
        }
        return eventsFrame();
    }

    /// `{"type":"events","after":…,"seq":…,"events":[…]}`: the numbers tell the client that it missed none, also when
    /// some
    /// were not for it.
    private ByteBuffer eventsFrame() {
        var batch = events == null ? new ArrayDeque<byte[]>() : events;
        events = null;
        var head = "{\"type\":\"events\",\"after\":%d,\"seq\":%d,\"events\":["
                .formatted(sent, seen)
                .getBytes(StandardCharsets.US_ASCII);
        int size = head.length + END.length;
        for (var event : batch) {
            size += event.length + 1;
            waiting -= event.length;
        }
        var frame = ByteBuffer.allocate(size).put(head);
        boolean first = true;
        for (var event : batch) {
            if (!first) {
                frame.put(COMMA);
            }
            frame.put(event);
            first = false;
        }
        sent = seen;
        return frame.put(END).flip();
    }

    void signOut() {
        close(SIGNED_OUT, "The session has ended.");
    }

    /// The rights changed: whoever is here comes back with the new ones.
    void startAfresh() {
        close(START_AFRESH, "Your rights changed. Start afresh.");
    }

    void close(int code, String reason) {
        synchronized (this) {
            if (closed) {
                return;
            }
            gone();
        }
        wire.close(code, reason);
    }

    synchronized void gone() {
        closed = true;
        events = null;
        others = null;
        caughtUp = null;
    }

    synchronized boolean isClosed() {
        return closed;
    }
}
