package app.prosa.scheduling;

import static app.prosa.WhatsAppShop.text;
import static app.prosa.WhatsAppShop.until;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.TestSocket;
import app.prosa.WhatsAppShop;
import app.prosa.simulator.Simulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Scheduled messages where a provider carries them: the connection may be down at their time, and the
/// customer's window closed.
@ServerTest
class WhatsAppScheduleTest {

    private static final String ANA = "5511988887777";
    private static final String VISIT = """
            {"name":"visita","language":"pt_BR","category":"UTILITY","components":[
              {"type":"BODY","text":"Olá {{1}}, podemos confirmar a visita?","example":{"body_text":[["Ana"]]}}]}""";
    private static final Duration LATER = Duration.ofMinutes(30);
    private static final Duration TOMORROW = Duration.ofHours(30);

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @Autowired
    TestClock clock;

    @Autowired
    Departures departures;

    private final Simulator simulator = Simulator.start(0);

    @SuppressWarnings("NullAway.Init")
    WhatsAppShop shop;

    @SuppressWarnings("NullAway.Init")
    Eg.Person bia;

    @SuppressWarnings("NullAway.Init")
    Booking booking;

    @BeforeEach
    void open() {
        shop = WhatsAppShop.played(port, meta, simulator);
        bia = shop.desk().colleague("Bia Reis", "agent", shop.department());
        shop.posts(text(ANA, "wamid.hello", "Oi")).ok();
        shop.settled();
        booking = new Booking(bia, shop.conversation().at("/conversation/id").asString());
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private void pass(Duration time) {
        clock.forward(time);
        departures.run();
    }

    private void turn(String state) {
        shop.desk()
                .http()
                .patch("/api/v1/connections/" + shop.connection(), Map.of("state", state))
                .ok();
    }

    private List<String> sent() {
        return simulator.outbox().stream()
                .map(it -> it.body()
                        .at("/text/body")
                        .asString(it.body().at("/template/name").asString("")))
                .toList();
    }

    private void settled(String id, String state) {
        until(() -> {
            departures.run();
            return booking.state(id).equals(state);
        });
    }

    private Map<String, Object> template() {
        simulator.approvedTemplate("100000000000001", VISIT);
        var shelf = "/api/v1/connections/" + shop.connection() + "/templates";
        var synced = shop.desk().http().post(shelf + "/sync", Map.of()).ok();
        return Map.of(
                "type", "template",
                "template", synced.at("/items/0/id").asString(),
                "values", Map.of("body.1", "Ana"));
    }

    @Test
    @Tag("SCH-10")
    void itGoesThroughTheQueueAndSaysWhenTheProviderHasIt() {
        var id = booking.books("Bom dia!", LATER);

        pass(LATER);
        settled(id, "sent");

        assertThat(sent()).containsExactly("Bom dia!");
        assertThat(booking.opened().at("/conversation/state").asString()).isEqualTo("waiting");
    }

    @Test
    @Tag("SCH-11")
    void whileTheConnectionIsDownItWaitsAndGoesWhenThatIsUp() {
        var id = booking.books("Bom dia!", LATER);
        turn("off");

        pass(LATER);
        assertThat(booking.state(id)).isEqualTo("pending");
        assertThat(booking.reason(id)).isEqualTo("connection-down");
        assertThat(booking.executes(id).code()).isEqualTo("connection-down");
        assertThat(booking.said()).isEmpty();
        turn("on");
        pass(Duration.ofMinutes(2));
        settled(id, "sent");

        assertThat(sent()).containsExactly("Bom dia!");
        assertThat(booking.one(id).get("reason").isNull()).isTrue();
    }

    @Test
    @Tag("SCH-11")
    void afterAnHourWithoutConnectionItFailsAndItsAuthorHearsIt() {
        var id = booking.books("Bom dia!", LATER);
        turn("off");
        var seq = bia.http().get("/api/v1/bootstrap").ok().get("seq").asLong();

        try (var socket = TestSocket.of(bia, port, seq);
                var boss = TestSocket.of(shop.desk().admin(), port, seq)) {
            pass(LATER);
            pass(Duration.ofMinutes(58));
            assertThat(booking.state(id)).isEqualTo("pending");
            pass(Duration.ofMinutes(3));
            assertThat(socket.event("schedule.failed", _ -> true).get("reason").asString())
                    .isEqualTo("connection-down");
            boss.event("schedules.changed", _ -> true);
            assertThat(boss.events().toString()).doesNotContain("schedule.failed");
        }

        assertThat(booking.state(id)).isEqualTo("failed");
        turn("on");
        pass(Duration.ofMinutes(5));
        assertThat(booking.said()).isEmpty();
        assertThat(sent()).isEmpty();
    }

    @Test
    @Tag("SCH-11")
    void whatWaitsInTheQueueForAnHourIsLeftOut() {
        var other = WhatsAppShop.open(port, meta);
        other.posts(text(ANA, "wamid.other", "Oi")).ok();
        other.settled();
        var there = new Booking(
                other.desk().admin(),
                other.conversation().at("/conversation/id").asString());
        var id = there.books("Bom dia!", LATER);
        other.meta().answers(401, new String(TestMeta.error(190, "Session has expired"), UTF_8));

        pass(LATER);
        until(() -> !other.meta().sent.isEmpty());
        assertThat(there.state(id)).isEqualTo("sending");
        pass(Duration.ofMinutes(61));

        assertThat(there.state(id)).isEqualTo("failed");
        assertThat(there.reason(id)).isEqualTo("waited-too-long");
        other.desk()
                .http()
                .patch("/api/v1/connections/" + other.connection() + "/whatsapp", Map.of("token", other.token()))
                .ok();
        Shop.replies(other.desk().admin(), there.conversation(), "Depois").ok();
        until(() -> other.meta().texts().contains("Depois"));
        assertThat(other.meta().texts()).containsExactly("Bom dia!", "Depois");
    }

    @Test
    @Tag("SCH-11")
    void outsideTheWindowItFailsWithoutATemplate() {
        var id = booking.books("Bom dia!", TOMORROW);

        pass(TOMORROW);

        assertThat(booking.state(id)).isEqualTo("failed");
        assertThat(booking.reason(id)).isEqualTo("window-closed");
        assertThat(booking.said()).isEmpty();
        assertThat(sent()).isEmpty();
    }

    @Test
    @Tag("SCH-11")
    void outsideTheWindowTheTemplateGoesInstead() {
        var template = template();
        var id = booking.asks(booking.wish("Bom dia!", TOMORROW, List.of(), template))
                .ok()
                .get("id")
                .asString();
        var soon = booking.asks(booking.wish("Até já!", LATER, List.of(), template))
                .ok()
                .get("id")
                .asString();
        assertThat(booking.one(id).at("/fallback/body").asString()).isEqualTo("Olá Ana, podemos confirmar a visita?");

        pass(LATER);
        settled(soon, "sent");
        pass(TOMORROW.minus(LATER));
        settled(id, "sent");

        assertThat(sent()).containsExactly("Até já!", "visita");
        assertThat(booking.said()).containsExactly("Até já!", "Olá Ana, podemos confirmar a visita?");
    }

    @Test
    void whatTheChannelWouldNeverTakeIsRefusedAtOnce() {
        assertThat(booking.asks(booking.wish("x".repeat(4_097), TOMORROW)).code())
                .isEqualTo("too-long");
        assertThat(booking.asks(booking.wish(
                                "Bom dia!",
                                TOMORROW,
                                List.of(),
                                Map.of(
                                        "type", "template",
                                        "template", UUID.randomUUID().toString(),
                                        "values", Map.of())))
                        .status())
                .isEqualTo(404);
    }
}
