package app.prosa.live;

import app.prosa.conversation.Conversations;
import app.prosa.conversation.Counts;
import app.prosa.sql.Tenant;
import app.prosa.web.WebSockets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The agents' sockets: opens them, hears what they say, and keeps the counts of their tabs true.
@Component
class Desk {

    private static final Logger log = LoggerFactory.getLogger(Desk.class);

    private final Streams streams;
    private final Onlookers onlookers;
    private final CustomerPresence customers;
    private final Attendance attendance;
    private final Passes passes;
    private final Conversations conversations;
    private final Frame frame;

    Desk(
            Streams streams,
            Onlookers onlookers,
            CustomerPresence customers,
            Attendance attendance,
            Passes passes,
            Conversations conversations,
            Frame frame) {
        this.streams = streams;
        this.onlookers = onlookers;
        this.customers = customers;
        this.attendance = attendance;
        this.passes = passes;
        this.conversations = conversations;
        this.frame = frame;
    }

    /// Writes and reads frames; the clock is for passes.
    @Component
    record Frame(JsonMapper json, Clock clock) {

        String of(Frames.Told told) {
            return json.writerFor(Frames.Told.class).writeValueAsString(told);
        }

        Frames.Said read(String text) {
            return json.readValue(text, Frames.Said.class);
        }
    }

    boolean stillHolds(Pass pass) {
        return streams.of(pass.account()).stillHolds(pass);
    }

    /// A screen connects, knowing everything up to `seq`.
    WebSockets.Party connect(WebSockets.Wire wire, Pass rights, long seq) {
        var socket = new AgentSocket(wire, rights, seq);
        socket.tell(frame.of(new Frames.Hello(seq, renewed(rights), Pass.LIFETIME.toSeconds())));
        var screen = new Screen(socket);
        try {
            streams.join(socket, rights.account(), screen);
        } catch (RuntimeException e) {
            // It is hung up on, and nobody else knows that it was here.
            screen.gone();
            throw e;
        }
        return screen;
    }

    private @Nullable String renewed(Pass rights) {
        return rights.session() == null
                ? null
                : passes.sign(rights.at(frame.clock().instant()));
    }

    /// One connected screen.
    private final class Screen implements WebSockets.Party, Streams.Joining {

        private final AgentSocket socket;
        private Instant renewedAt = frame.clock().instant();

        private Screen(AgentSocket socket) {
            this.socket = socket;
        }

        @Override
        public void follows() {
            var account = socket.rights().account();
            socket.tell(frame.of(new Frames.PresenceOf(attendance.of(account))));
            attendance.changed(account);
            // Counted for others already; if not, the next beat counts for this one too.
            streams.of(account).tallies().ifPresent(it -> tellCounts(socket, it));
        }

        @Override
        public void missedTooMuch() {
            socket.tell(frame.of(new Frames.Reload()));
        }

        @Override
        public void heard(String text) {
            try {
                answer(frame.read(text));
            } catch (JacksonException e) {
                log.debug("unreadable frame reason={}", e.getOriginalMessage());
            }
        }

        private void answer(Frames.Said said) {
            switch (said) {
                case Frames.Watch(var conversation) -> {
                    onlookers.watch(socket, conversation);
                    // The customer may have come or left while the screen asked for the conversation.
                    customers.before(socket).ifPresent(it -> socket.tell(frame.of(it)));
                }
                case Frames.Typing(var conversation, var on) -> onlookers.typing(socket, conversation, on);
                case Frames.Ping() -> pong();
                case Frames.Idle(var on) -> {
                    socket.idle(on);
                    attendance.changed(socket.rights().account());
                }
            }
        }

        /// A client pings as long as it lives; every now and then it gets a fresh pass along.
        private void pong() {
            socket.tell(frame.of(new Frames.Pong()));
            var now = frame.clock().instant();
            if (now.isAfter(renewedAt.plus(Pass.LIFETIME.dividedBy(2)))) {
                renewedAt = now;
                socket.tell(frame.of(new Frames.FreshPass(renewed(socket.rights()), Pass.LIFETIME.toSeconds())));
            }
        }

        @Override
        public void gone() {
            socket.gone();
            streams.leave(socket, socket.rights().account());
            onlookers.gone(socket);
            attendance.gone(socket);
        }
    }

    /// Tells everybody how many conversations their tabs hold, where something changed.
    void tellCounts() {
        for (var stream : streams.all()) {
            if (!stream.sockets().isEmpty() && stream.tallies().isEmpty()) {
                long seq = stream.last();
                var tallies = Tenant.in(stream.account(), () -> conversations.tallies(stream.account()));
                // Kept before the sockets are looked at: who joins in between finds the fresh ones.
                stream.keepTallies(tallies, seq);
                stream.sockets().forEach(it -> tellCounts(it, tallies));
            }
        }
    }

    private void tellCounts(AgentSocket socket, List<Counts.Tally> tallies) {
        var counts = Counts.of(socket.viewer(), tallies);
        if (socket.isNews(counts)) {
            socket.tell(frame.of(new Frames.TabCounts(counts)));
        }
    }
}
