package app.prosa.telephony;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.prosa.agent.SessionId;
import app.prosa.sql.Tenant;
import app.prosa.web.WebSockets;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One browser at its exchange: what each says goes over the [Border] to the other. Whoever of the three ends takes
/// everything with it; the browser comes back by itself.
final class Relay implements WebSockets.Party {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);

    static final int SIGNED_OUT = 4401;
    static final int CHANGED = 4409;

    /// The exchange cannot be had.
    static final int AWAY = 4503;

    static final int TOO_SLOW = 4408;

    private static final int MOST_EARLY = 20;
    private static final int MOST_WAITING = 256 * 1024;
    private static final Duration QUIET = Duration.ofSeconds(25);
    private static final Duration SILENT = Duration.ofSeconds(75);

    private final WebSockets.Wire wire;
    private final Line line;
    private final SessionId session;
    private final Border border;
    private final Consumer<Relay> leave;
    private final ArrayDeque<String> early = new ArrayDeque<>();
    private @Nullable Trunk trunk;
    private boolean closed;
    private int waiting;

    Relay(WebSockets.Wire wire, Line line, SessionId session, Border border, Consumer<Relay> leave) {
        this.wire = wire;
        this.line = line;
        this.session = session;
        this.border = border;
        this.leave = leave;
    }

    Line line() {
        return line;
    }

    SessionId session() {
        return session;
    }

    /// Connects to the exchange; what the browser says meanwhile waits.
    void open(Trunk.Opening opening) {
        switch (opening.to(line.pbx().uri(), this::answered, why -> close(AWAY, why))) {
            case Trunk.Opening.Result.Open(var opened) -> joined(opened);
            case Trunk.Opening.Result.Forbidden() -> close(AWAY, "This server may not go there.");
            case Trunk.Opening.Result.Unreached(var detail) -> away(detail);
            case Trunk.Opening.Result.Strange(var detail) -> away(detail);
        }
    }

    private void away(String detail) {
        log.info("exchange away account={} reason={}", line.account().value(), detail);
        close(AWAY, "The exchange cannot be reached.");
    }

    private void joined(Trunk opened) {
        synchronized (this) {
            if (!closed) {
                trunk = opened;
                early.forEach(opened::send);
                early.clear();
                return;
            }
        }
        opened.close();
    }

    @Override
    public void heard(String text) {
        if (text.isBlank()) {
            tell(SIGN_OF_LIFE);
            return;
        }
        SipMessage.read(text).ifPresent(it -> Tenant.in(line.account(), () -> pass(border.out(it), true)));
    }

    /// The answer to a sign of life (RFC 5626).
    private static final String SIGN_OF_LIFE = "\r\n";

    private void answered(String text) {
        SipMessage.read(text).ifPresent(it -> Tenant.in(line.account(), () -> pass(border.in(it), false)));
    }

    private void pass(Border.Passage passage, boolean outwards) {
        if (passage.on() != null) {
            say(passage.on().text(), outwards);
        }
        if (passage.back() != null) {
            say(passage.back().text(), !outwards);
        }
    }

    private void say(String frame, boolean outwards) {
        if (outwards) {
            dial(frame);
        } else {
            tell(frame);
        }
    }

    private void dial(String frame) {
        Trunk out;
        synchronized (this) {
            out = trunk;
            if (out == null && !closed) {
                early.add(frame);
                if (early.size() <= MOST_EARLY) {
                    return;
                }
            }
        }
        if (out == null) {
            close(TOO_SLOW, "Wait until the exchange is there.");
        } else {
            out.send(frame);
        }
    }

    private void tell(String frame) {
        var bytes = frame.getBytes(UTF_8);
        boolean slow;
        synchronized (this) {
            if (closed) {
                return;
            }
            waiting += bytes.length;
            slow = waiting > MOST_WAITING;
        }
        if (slow) {
            close(TOO_SLOW, "Too slow.");
            return;
        }
        wire.send(ByteBuffer.wrap(bytes), () -> written(bytes.length));
    }

    private synchronized void written(int length) {
        waiting -= length;
    }

    void look(long now) {
        Trunk out;
        synchronized (this) {
            out = trunk;
        }
        if (out != null) {
            out.look(now, QUIET, SILENT);
        }
    }

    void close(int code, String reason) {
        if (end()) {
            wire.close(code, reason);
        }
    }

    @Override
    public void gone() {
        end();
    }

    private boolean end() {
        Trunk out;
        synchronized (this) {
            if (closed) {
                return false;
            }
            closed = true;
            early.clear();
            out = trunk;
        }
        leave.accept(this);
        if (out != null) {
            out.close();
        }
        return true;
    }
}
