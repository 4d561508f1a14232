package app.prosa.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.connection.Door;
import app.prosa.connection.Doors;
import app.prosa.contact.ContactCard;
import app.prosa.contact.ContactId;
import app.prosa.contact.IdentityId;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Direction;
import app.prosa.conversation.Status;
import app.prosa.live.LiveEvent;
import app.prosa.live.Watchers;
import app.prosa.web.WebSockets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class VisitorSocketsTest {

    private static final int RECONNECT = 4408;

    @LocalServerPort
    int port;

    @Autowired
    VisitorView view;

    @Autowired
    Doors doors;

    @Autowired
    Watchers watchers;

    @Autowired
    JsonMapper json;

    @Test
    void whoCannotBeToldInTimeComesBackAndNobodyWaits() throws Exception {
        var door = doors.byKey(Shop.open(port).key()).orElseThrow();
        var sockets = new VisitorSockets(view, doors, watchers, json, 1);
        var stuck = new Window(new CountDownLatch(1));
        var second = new Window(new CountDownLatch(0));
        var third = new Window(new CountDownLatch(0));
        for (var window : new Window[] {stuck, second, third}) {
            var socket = window.socket(door, json);
            sockets.add(socket);
            sockets.follow(socket, window.conversation, false);
        }

        sockets.happened(door.account(), read(stuck));
        stuck.reached.await();
        sockets.happened(door.account(), read(second));
        sockets.happened(door.account(), read(third));

        assertThat(third.closes).containsExactly(RECONNECT);
        stuck.goOn.countDown();
        Awaitility.await().until(() -> !second.frames.isEmpty());
        assertThat(second.closes).isEmpty();
        assertThat(stuck.closes).isEmpty();
        sockets.stop();
    }

    /// The window asked for the visitor's conversation before there was one, and it begins before the answer is here.
    @Test
    void aConversationThatBeginsWhileAWindowOpensIsFollowed() throws Exception {
        var door = doors.byKey(Shop.open(port).key()).orElseThrow();
        var sockets = new VisitorSockets(view, doors, watchers, json);
        var window = new Window(new CountDownLatch(0));
        var socket = window.socket(door, json);
        sockets.add(socket);

        sockets.bind(socket.visitor().id(), door.account(), window.conversation);
        sockets.happened(door.account(), read(window));

        Awaitility.await().until(() -> window.frames.size() == 2);
        assertThat(window.frames.poll()).contains("begun");
        assertThat(window.frames.poll()).contains("receipts");
        assertThat(sockets.follow(socket, window.conversation, true)).isFalse();
        assertThat(socket.conversation()).isEqualTo(window.conversation);
        sockets.follow(socket, new ConversationId(UUID.randomUUID()), false);
        assertThat(window.closes).containsExactly(RECONNECT);
        sockets.stop();
    }

    @Test
    void aWindowThatDoesNotReadIsClosedAndComesBack() throws Exception {
        var door = doors.byKey(Shop.open(port).key()).orElseThrow();
        var window = new Window(new CountDownLatch(0));
        window.reads = false;
        var socket = window.socket(door, json);

        for (int i = 0; i < 300; i++) {
            socket.tell(new byte[1024]);
        }

        assertThat(window.closes).containsExactly(RECONNECT);
        assertThat(window.frames).hasSize(1);
    }

    @Test
    void whatTheConnectionShowsOfAgentsHoldsForOpenWindowsToo() {
        var shop = Shop.open(port);
        var begun = shop.begun("Oi");
        try (var window = begun.visitor().socket()) {
            Shop.replies(shop.desk().admin(), begun.conversation(), "Olá!").ok();
            var named = window.await(
                    it -> it.at("/message/content/body").asString("").equals("Olá!"), "the reply");
            var connection = shop.desk()
                    .http()
                    .get("/api/v1/connections/" + shop.connection())
                    .ok();
            var webchat = json.convertValue(connection.get("webchat"), Map.class);
            webchat.put("showAgent", false);
            shop.desk()
                    .http()
                    .patch("/api/v1/connections/" + shop.connection(), Map.of("webchat", webchat))
                    .ok();

            Shop.replies(shop.desk().admin(), begun.conversation(), "Pois não?").ok();

            var unnamed = window.await(
                    it -> it.at("/message/content/body").asString("").equals("Pois não?"), "the second reply");
            assertThat(named.at("/message/author/name").asString("")).isNotEmpty();
            assertThat(unnamed.at("/message/author").isNull()).isTrue();
        }
    }

    private static LiveEvent read(Window window) {
        return new LiveEvent.MessageStatus(window.conversation, Direction.IN, 1, Status.READ);
    }

    /// A window whose network takes a frame when `goOn` says so.
    private static final class Window implements WebSockets.Wire {

        private final ConversationId conversation = new ConversationId(UUID.randomUUID());
        private final Queue<String> frames = new ConcurrentLinkedQueue<>();
        private final Queue<Integer> closes = new ConcurrentLinkedQueue<>();
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch goOn;
        private boolean reads = true;

        private Window(CountDownLatch goOn) {
            this.goOn = goOn;
        }

        private VisitorSocket socket(Door door, JsonMapper json) {
            var now = Instant.parse("2026-03-02T12:00:00Z");
            var visitor = new Visitor(
                    new VisitorId(UUID.randomUUID()),
                    door.connection().id(),
                    new IdentityId(UUID.randomUUID()),
                    new ContactCard(new ContactId(UUID.randomUUID()), "Visitante", null, List.of(), List.of(), false),
                    false,
                    "10.1.2.3",
                    "pt-BR",
                    "Firefox",
                    "Linux",
                    "",
                    "",
                    "",
                    Map.of(),
                    now,
                    now);
            return new VisitorSocket(this, json, door, visitor);
        }

        @Override
        public void send(ByteBuffer frame, Runnable written) {
            reached.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            frames.add(StandardCharsets.UTF_8.decode(frame).toString());
            if (reads) {
                written.run();
            }
        }

        @Override
        public void close(int code, String reason) {
            closes.add(code);
        }
    }
}
