package app.prosa.channel.webchat;

import app.prosa.connection.Door;
import app.prosa.conversation.ConversationId;
import app.prosa.web.WebSockets;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One window of a visitor. What waits to be written is bounded; a window that reads too slowly is closed, comes back
/// and reads the conversation again.
final class VisitorSocket {

    private static final int MOST_WAITING = 256 * 1024;
    private static final int RECONNECT = 4408;

    /// The visitor is kept out: their window stays away until it is asked for again.
    static final int BLOCKED = 4403;

    private final WebSockets.Wire wire;
    private final JsonMapper json;
    private final Door door;
    private final Visitor visitor;
    private final ArrayDeque<byte[]> frames = new ArrayDeque<>(2);
    private volatile @Nullable ConversationId followed;
    private volatile boolean elsewhere;
    private int waiting;
    private boolean writing;
    private boolean closed;

    VisitorSocket(WebSockets.Wire wire, JsonMapper json, Door door, Visitor visitor) {
        this.wire = wire;
        this.json = json;
        this.door = door;
        this.visitor = visitor;
    }

    Door door() {
        return door;
    }

    Visitor visitor() {
        return visitor;
    }

    /// The conversation that goes on with the visitor.
    @Nullable
    ConversationId conversation() {
        return elsewhere ? null : followed;
    }

    /// The same, or the one that goes on elsewhere and may come back.
    @Nullable
    ConversationId followed() {
        return followed;
    }

    /// What came of asking a window to follow a conversation.
    enum Following {
        BEGUN,
        ALREADY,
        OTHER
    }

    /// From now on it follows this conversation, unless it follows another one.
    ///
    /// @param away the conversation goes on through another channel
    synchronized Following follow(ConversationId id, boolean away) {
        var before = followed;
        if (before != null && !before.equals(id)) {
            return Following.OTHER;
        }
        boolean begins = before == null || (elsewhere && !away);
        if (begins) {
            elsewhere = away;
            followed = id;
        }
        return begins ? Following.BEGUN : Following.ALREADY;
    }

    void tell(VisitorFrames.Told told) {
        tell(encoded(json, told));
    }

    /// Sends a frame that is encoded once for all windows.
    void tell(byte[] frame) {
        boolean slow;
        synchronized (this) {
            if (closed) {
                return;
            }
            frames.add(frame);
            waiting += frame.length;
            slow = waiting > MOST_WAITING;
        }
        if (slow) {
            resume();
        } else {
            flush();
        }
    }

    static byte[] encoded(JsonMapper json, VisitorFrames.Told told) {
        return json.writerFor(VisitorFrames.Told.class).writeValueAsBytes(told);
    }

    private void flush() {
        byte[] frame;
        synchronized (this) {
            if (writing || frames.isEmpty()) {
                return;
            }
            frame = frames.poll();
            waiting -= frame.length;
            writing = true;
        }
        wire.send(ByteBuffer.wrap(frame), () -> {
            synchronized (this) {
                writing = false;
            }
            flush();
        });
    }

    /// It missed something: it comes back and reads the conversation again.
    void resume() {
        close(RECONNECT, "Something was missed. Reconnect.");
    }

    void shutOut() {
        close(BLOCKED, "This chat is closed to you for now.");
    }

    private void close(int code, String reason) {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            frames.clear();
        }
        wire.close(code, reason);
    }
}
