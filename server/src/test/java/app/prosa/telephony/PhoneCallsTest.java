package app.prosa.telephony;

import static app.prosa.PbxShop.reports;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.PbxShop;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestClock;
import app.prosa.TestPhone;
import app.prosa.TestVisitor;
import app.prosa.jobs.RecurringJob;
import app.prosa.simulator.Simulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// How far calls got, and the line that tells of each.
@ServerTest
class PhoneCallsTest {

    @LocalServerPort
    int port;

    @Autowired
    Simulator simulator;

    @Autowired
    TestClock clock;

    @Autowired
    List<RecurringJob> jobs;

    @SuppressWarnings("NullAway.Init")
    PbxShop shop;

    @SuppressWarnings("NullAway.Init")
    Eg.Person bruno;

    @BeforeEach
    void open() {
        shop = PbxShop.open(port, simulator);
        bruno = shop.shop().agent("Bruno Lima");
        shop.extension(bruno);
    }

    @Test
    void aCallIsOneLineThatChangesAsItGoesOn() {
        var customer = shop.customer(PbxShop.number());
        var call = shop.dials(bruno, customer.conversation());
        assertThat(line(customer)).isEqualTo("out Bruno Lima ringing pbx");

        reports(bruno, call, "ringing").ok();
        reports(bruno, call, "answered").ok();
        assertThat(line(customer)).isEqualTo("out Bruno Lima answered pbx");
        clock.forward(Duration.ofSeconds(20));
        reports(bruno, call, "answered").ok();
        clock.forward(Duration.ofSeconds(7));
        reports(bruno, call, "ended").ok();

        assertThat(line(customer)).isEqualTo("out Bruno Lima ended pbx 27s");
    }

    @Test
    void whatComesTwiceOrLateChangesNothing() {
        var customer = shop.customer(PbxShop.number());
        var call = shop.dials(bruno, customer.conversation());
        bruno.http()
                .post("/api/v1/calls", Map.of("id", call, "conversation", customer.conversation(), "via", "pbx"))
                .ok();
        reports(bruno, call, "ended").ok();
        reports(bruno, call, "answered").ok();
        reports(bruno, call, "ringing").ok();
        reports(bruno, call, "missed").ok();

        assertThat(lines(customer)).containsExactly("out Bruno Lima ended pbx");
    }

    @Test
    void aBusyLineIsSaidAsOne() {
        var customer = shop.customer(PbxShop.number());
        var call = shop.dials(bruno, customer.conversation());
        bruno.http()
                .put("/api/v1/calls/" + call + "/state", Map.of("state", "refused", "failure", "busy"))
                .ok();

        assertThat(line(customer)).isEqualTo("out Bruno Lima refused pbx busy");
    }

    @Test
    void whoseScreenIsGoneHasHungUp() {
        var customer = shop.customer(PbxShop.number());
        var ringing = shop.dials(bruno, customer.conversation());
        var talking = shop.dials(bruno, customer.conversation());
        reports(bruno, talking, "answered").ok();
        clock.forward(Duration.ofSeconds(25));
        sweep();
        assertThat(lines(customer)).containsExactly("out Bruno Lima ringing pbx", "out Bruno Lima answered pbx");

        reports(bruno, talking, "answered").ok();
        clock.forward(Duration.ofSeconds(10));
        sweep();
        assertThat(lines(customer)).containsExactly("out Bruno Lima missed pbx", "out Bruno Lima answered pbx");

        clock.forward(Duration.ofSeconds(31));
        sweep();
        assertThat(lines(customer)).containsExactly("out Bruno Lima missed pbx", "out Bruno Lima ended pbx 25s");
        reports(bruno, ringing, "ringing").ok();
        assertThat(lines(customer).getFirst()).isEqualTo("out Bruno Lima missed pbx");
    }

    private void sweep() {
        jobs.stream().filter(it -> it.name().equals("lost-calls")).forEach(RecurringJob::run);
    }

    @Test
    void aCustomersCallOpensTheirServiceAndIsTakenByOne() {
        var number = PbxShop.number();
        var customer = shop.customer(number);
        var admin = shop.shop().desk().admin();
        var mine = shop.extension(admin);
        var his = shop.extension(bruno);
        Shop.replies(admin, customer.conversation(), "Já ligo.").ok();
        admin.http()
                .put("/api/v1/conversations/" + customer.conversation() + "/resolution", Map.of())
                .ok();
        clock.forward(Duration.ofDays(2));
        try (var hers = TestPhone.of(admin, port);
                var phone = TestPhone.of(bruno, port)) {
            hers.registers();
            phone.registers();
            // As a Brazilian exchange says it, without the ninth digit.
            var said = number.substring(3, 5) + number.substring(6);
            simulator.exchange().call(said, mine);
            simulator.exchange().call(said, his);
            var call = TestPhone.header(phone.hears("INVITE "), "X-Prosa-Call");
            assertThat(TestPhone.header(hers.hears("INVITE "), "X-Prosa-Call")).isEqualTo(call);
            assertThat(lines(customer)).containsExactly("in Rita Prado ringing pbx");
            assertThat(shop.opened(customer.conversation())
                            .at("/conversation/state")
                            .asString())
                    .isEqualTo("waiting");

            reports(bruno, call, "answered").ok();
            reports(admin, call, "missed").ok();

            assertThat(line(customer)).isEqualTo("in Rita Prado answered pbx Bruno Lima");
            reports(bruno, call, "ended").ok();
            assertThat(line(customer)).startsWith("in Rita Prado ended pbx").endsWith("Bruno Lima");
        }
    }

    @Test
    void aCallThatNobodyTakesIsMissedWhenItRingsNowhereAnyMore() {
        var number = PbxShop.number();
        var customer = shop.customer(number);
        var his = shop.extension(bruno);
        try (var phone = TestPhone.of(bruno, port)) {
            phone.registers();
            simulator.exchange().call(number, his);
            var call = TestPhone.header(phone.hears("INVITE "), "X-Prosa-Call");
            reports(bruno, call, "missed").ok();

            assertThat(line(customer)).isEqualTo("in Rita Prado missed pbx");
            assertThat(shop.opened(customer.conversation())
                            .at("/conversation/waitingSince")
                            .isNull())
                    .isFalse();
        }
    }

    @Test
    void whoIsBlockedDoesNotRing() {
        var number = PbxShop.number();
        var customer = shop.customer(number);
        var his = shop.extension(bruno);
        var contact = shop.opened(customer.conversation()).at("/contact/id").asString();
        shop.http()
                .put("/api/v1/contacts/" + contact + "/block", Map.of("reason", "Trote"))
                .ok();
        try (var phone = TestPhone.of(bruno, port)) {
            phone.registers();
            var made = simulator.exchange().call(number, his).getFirst();
            app.prosa.WhatsAppShop.until(() -> simulator.exchange().calls().stream()
                    .anyMatch(it -> it.id().equals(made.id()) && it.state().equals("ended")));
        }
        assertThat(lines(customer)).isEmpty();
        assertThat(begins(customer.conversation()).code()).isEqualTo("contact-blocked");
    }

    @Test
    void nobodyCallsOrReportsWhatIsNotTheirs() {
        var customer = shop.customer(PbxShop.number());
        var call = shop.dials(shop.shop().desk().admin(), customer.conversation());
        var elsewhere = shop.shop().desk().department("Financeiro");
        var carla = shop.shop().desk().colleague("Carla Dias", "agent", elsewhere);
        shop.extension(carla);

        assertThat(reports(bruno, call, "ended").status()).isEqualTo(404);
        assertThat(bruno.http().get("/api/v1/calls/" + call).status()).isEqualTo(404);
        assertThat(bruno.http()
                        .post(
                                "/api/v1/calls",
                                Map.of("id", call, "conversation", customer.conversation(), "via", "pbx"))
                        .code())
                .isEqualTo("id-taken");
        assertThat(carla.http()
                        .post(
                                "/api/v1/calls",
                                Map.of("id", TestVisitor.uuid(), "conversation", customer.conversation(), "via", "pbx"))
                        .status())
                .as("another department's")
                .isEqualTo(404);
        var nameless = shop.shop().begun("Sem número");
        assertThat(begins(nameless.conversation()).code()).isEqualTo("no-phone");
        shop.set(Map.of("active", false)).ok();
        assertThat(begins(customer.conversation()).code()).isEqualTo("telephony-off");
        assertThat(line(customer)).endsWith("ringing pbx");
    }

    private app.prosa.TestAgent.Answer begins(String conversation) {
        return bruno.http()
                .post("/api/v1/calls", Map.of("id", TestVisitor.uuid(), "conversation", conversation, "via", "pbx"));
    }

    @Test
    void callingAloneAnswersNobody() {
        var customer = shop.customer(PbxShop.number());
        var call = shop.dials(bruno, customer.conversation());
        reports(bruno, call, "missed").ok();
        assertThat(waitingSince(customer)).isFalse();

        var second = shop.dials(bruno, customer.conversation());
        reports(bruno, second, "answered").ok();

        assertThat(waitingSince(customer)).as("they spoke").isTrue();
    }

    private boolean waitingSince(Shop.Begun customer) {
        return shop.opened(customer.conversation())
                .at("/conversation/waitingSince")
                .isNull();
    }

    private String line(Shop.Begun customer) {
        return lines(customer).getLast();
    }

    /// Direction, author, state, by what, why, how long, who took it.
    private List<String> lines(Shop.Begun customer) {
        return shop.opened(customer.conversation())
                .get("messages")
                .valueStream()
                .filter(it -> it.at("/content/type").asString().equals("call"))
                .map(PhoneCallsTest::told)
                .toList();
    }

    private static String told(JsonNode message) {
        var content = message.get("content");
        var seconds = content.path("seconds");
        return String.join(
                        " ",
                        message.get("direction").asString(),
                        message.at("/author/name").asString(),
                        content.get("state").asString(),
                        content.path("via").asString(""),
                        content.path("failure").asString(""),
                        seconds.isNumber() && seconds.asInt() > 0 ? seconds.asInt() + "s" : "",
                        content.path("agent").asString(""))
                .strip()
                .replaceAll(" {2,}", " ");
    }
}
