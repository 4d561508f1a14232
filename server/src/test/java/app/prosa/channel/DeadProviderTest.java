package app.prosa.channel;

import static app.prosa.WhatsAppShop.said;
import static app.prosa.WhatsAppShop.text;
import static app.prosa.WhatsAppShop.until;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.WhatsAppShop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// While the provider of one number is out of order, its messages wait, and nobody else notices.
@ServerTest
class DeadProviderTest {

    private static final int CUSTOMERS = 3;
    private static final int ROUNDS = 8 * CUSTOMERS;

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @Autowired
    TestClock clock;

    @Test
    void itIsTriedByOneMessageAtATimeAndGivesUpNone() {
        var dead = WhatsAppShop.open(port, meta);
        var other = WhatsAppShop.open(port, meta);
        for (int i = 0; i < CUSTOMERS + ROUNDS; i++) {
            dead.meta().answers(503, "<html>Service Unavailable</html>");
        }
        var waiting = new ArrayList<String>();
        for (var it : begun(dead, CUSTOMERS)) {
            var reply = Shop.replies(dead.desk().admin(), it, "Espera").ok();
            waiting.add("/api/v1/conversations/" + it + "/messages/"
                    + reply.get("id").asString());
        }
        until(() -> isQuiet(dead, waiting));
        begun(other, 1)
                .forEach(it -> Shop.replies(other.desk().admin(), it, "Já").ok());
        until(() -> other.meta().texts().equals(List.of("Já")));

        while (dead.meta().sent.size() < ROUNDS) {
            int before = dead.meta().sent.size();
            clock.forward(Duration.ofMinutes(13));
            until(() -> dead.meta().sent.size() > before && isQuiet(dead, waiting));
            assertThat(dead.meta().sent).hasSize(before + 1);
        }
        assertThat(statuses(dead)).containsOnly("queued").hasSize(CUSTOMERS);

        until(() -> {
            clock.forward(Duration.ofMinutes(13));
            return statuses(dead).distinct().toList().equals(List.of("sent"));
        });
        assertThat(dead.meta().sent).hasSize(2 * CUSTOMERS + ROUNDS);
    }

    @Test
    void oneThatLosesItsAnswersMakesFewUncertain() {
        var dead = WhatsAppShop.open(port, meta);
        var waiting = begun(dead, CUSTOMERS);
        for (int i = 0; i < CUSTOMERS; i++) {
            dead.meta().losesTheAnswer();
        }

        Shop.replies(dead.desk().admin(), waiting.get(0), "Um").ok();
        until(() -> statuses(dead).toList().contains("uncertain"));
        Shop.replies(dead.desk().admin(), waiting.get(1), "Dois").ok();
        until(() -> statuses(dead).filter("uncertain"::equals).count() == 2);
        Shop.replies(dead.desk().admin(), waiting.get(2), "Três").ok();

        Awaitility.await()
                .during(Duration.ofSeconds(1))
                .until(() -> dead.meta().texts().equals(List.of("Um", "Dois")));
        clock.forward(Duration.ofSeconds(10));
        until(() -> statuses(dead).filter("uncertain"::equals).count() == CUSTOMERS);
    }

    /// A bill that is not paid: whoever asks for the number hears that all is well.
    @Test
    void aLineThatIsBrokenOnlyForMessagesIsTriedByOneEachTimeItIsSaidToWork() {
        var unpaid = WhatsAppShop.open(port, meta);
        var refusal = new String(TestMeta.error(131042, "Payment method missing"), UTF_8);
        var waiting = begun(unpaid, CUSTOMERS);
        for (int i = 0; i < CUSTOMERS + 3; i++) {
            unpaid.meta().answers(400, refusal);
        }
        var replies = waiting.stream()
                .map(it -> "/api/v1/conversations/" + it + "/messages/"
                        + Shop.replies(unpaid.desk().admin(), it, "Espera")
                                .ok()
                                .get("id")
                                .asString())
                .toList();
        until(() -> isTroubled(unpaid) && isQuiet(unpaid, replies));

        while (unpaid.meta().sent.size() < CUSTOMERS + 3) {
            int before = unpaid.meta().sent.size();
            clock.forward(Duration.ofMinutes(11));
            until(() -> unpaid.meta().sent.size() > before && isTroubled(unpaid) && isQuiet(unpaid, replies));
            assertThat(unpaid.meta().sent).hasSize(before + 1);
        }
        clock.forward(Duration.ofMinutes(11));
        until(() -> statuses(unpaid).distinct().toList().equals(List.of("sent")));

        assertThat(isTroubled(unpaid)).isFalse();
        assertThat(unpaid.meta().sent).hasSize(2 * CUSTOMERS + 3);
    }

    private static boolean isTroubled(WhatsAppShop shop) {
        return !shop.desk()
                .http()
                .get("/api/v1/lines")
                .ok()
                .at("/items/0/trouble")
                .isNull();
    }

    /// All have been tried, and none is on its way.
    private static boolean isQuiet(WhatsAppShop shop, List<String> messages) {
        int attempts = 0;
        for (var it : messages) {
            var delivery = shop.desk().http().get(it).ok().get("delivery");
            if (!delivery.get("state").asString().equals("queued")) {
                return false;
            }
            attempts += delivery.get("attempts").asInt();
        }
        return attempts > 0 && attempts == shop.meta().sent.size();
    }

    /// Conversations of so many customers.
    private static List<String> begun(WhatsAppShop shop, int customers) {
        for (int i = 0; i < customers; i++) {
            shop.posts(text("551198888%04d".formatted(i), "wamid.hello." + i, "Oi"))
                    .ok();
        }
        shop.settled();
        return shop.conversations().stream()
                .map(it -> it.at("/conversation/id").asString())
                .toList();
    }

    private static Stream<String> statuses(WhatsAppShop shop) {
        return shop.conversations().stream()
                .flatMap(it -> said(it).stream())
                .filter(it -> it.get("direction").asString().equals("out"))
                .map(it -> it.get("status").asString());
    }
}
