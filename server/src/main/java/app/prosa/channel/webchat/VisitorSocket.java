package app.prosa.channel.webchat;

import app.prosa.connection.Door;
import app.prosa.conversation.ConversationId;
import app.prosa.web.WebSockets;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One window of a visitor. What waits to be written is bounded; a window that reads too slowly is closed, comes back
/// and
/// reads the conversation again.
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
    private volatile @Nullable ConversationId conversation;
    private int waiting;
    private boolean writing;

    VisitorSocket(
            WebSockets.Wire wire, JsonMapper json, Door door, Visitor visitor, @Nullable ConversationId conversation) {
        this.wire = wire;
        this.json = json;
        this.door = door;
        this.visitor = visitor;
        this.conversation = conversation;
    }

    Door door() {
        return door;
    }

    Visitor visitor() {
        return visitor;
    }

    @Nullable
    ConversationId conversation() {
        return conversation;
    }

    void follow(ConversationId id) {
        conversation = id;
    }

    void tell(VisitorFrames.Told told) {
        var frame = json.writerFor(VisitorFrames.Told.class).writeValueAsBytes(told);
        synchronized (this) {
            frames.add(frame);
            waiting += frame.length;
            if (waiting > MOST_WAITING) {
                frames.clear();
                wire.close(RECONNECT, "Too slow. Reconnect.");
                return;
            }
        }
        flush();
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

    /// Whatever it missed, it reads when it comes back.
    void reconnect() {
        wire.close(RECONNECT, "Something was missed. Reconnect.");
    }

    void shutOut() {
        wire.close(BLOCKED, "This chat is closed to you for now.");
    }
}
