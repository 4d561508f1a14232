package app.prosa.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestClock;
import app.prosa.TestSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// A line may be cut without a word. Who is no longer there is not shown as if they were, however much is said to them.
@ServerTest
class SilentSocketsTest {

    @LocalServerPort
    int port;

    @Autowired
    WebSockets sockets;

    @Autowired
    TestClock clock;

    @Test
    void whoAnswersNoMoreIsHungUpOnAndShownAsGone() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana Souza");
        var bia = shop.agent("Bia Lima");
        try (var silent = TestSocket.of(ana, port, seq(ana));
                var awake = TestSocket.of(bia, port, seq(bia))) {
            silent.frame("hello");
            awake.await(it -> availability(it, ana).equals("online"), "Ana's presence");
            awake.forget();
            long last = System.nanoTime();
            awake.say(Map.of("type", "ping"));
            awake.frame("pong");

            sockets.hangUp(last + WebSockets.SILENCE.toNanos());
            clock.forward(Duration.ofSeconds(9));

            var shown = awake.await(it -> availability(it, ana).equals("offline"), "Ana's leave");
            assertThat(availability(shown, bia)).isEqualTo("online");
        }
    }

    private static long seq(Eg.Person person) {
        return person.http().get("/api/v1/bootstrap").ok().get("seq").asLong();
    }

    private static String availability(JsonNode frame, Eg.Person person) {
        return frame.at("/agents/" + person.id()).asString("");
    }
}
