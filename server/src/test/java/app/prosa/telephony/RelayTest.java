package app.prosa.telephony;

import static app.prosa.TestPhone.header;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.PbxShop;
import app.prosa.ServerTest;
import app.prosa.TestPhone;
import app.prosa.TestVisitor;
import app.prosa.WhatsAppShop;
import app.prosa.simulator.Exchange.Manner;
import app.prosa.simulator.Simulator;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Browsers at their exchange: who gets there, what passes, and what does not.
@ServerTest
class RelayTest {

    @LocalServerPort
    int port;

    @Autowired
    Simulator simulator;

    @SuppressWarnings("NullAway.Init")
    PbxShop shop;

    @SuppressWarnings("NullAway.Init")
    Eg.Person bruno;

    String extension = "";

    @BeforeEach
    void open() {
        shop = PbxShop.open(port, simulator);
        bruno = shop.shop().agent("Bruno Lima");
        extension = shop.extension(bruno);
    }

    @Test
    void aBrowserRegistersWithoutKnowingItsExtensionOrPassword() {
        try (var phone = TestPhone.of(bruno, port)) {
            phone.registers();

            assertThat(simulator.exchange().isRegistered(extension)).isTrue();
        }
        WhatsAppShop.until(() -> !simulator.exchange().isRegistered(extension));
    }

    @Test
    void itCallsACallAndTheNumberStaysHere() {
        var number = PbxShop.number();
        var dialled = number.substring(3);
        var customer = shop.customer(number);
        simulator.exchange().when(dialled, Manner.RINGS);
        try (var phone = TestPhone.of(bruno, port)) {
            phone.registers();
            phone.calls("sip:" + shop.dials(bruno, customer.conversation()) + "@prosa.invalid");

            var ringing = phone.hears("SIP/2.0 180 ");
            var there = simulator.exchange().calls().stream()
                    .filter(it -> it.number().equals(dialled))
                    .findFirst()
                    .orElseThrow();
            assertThat(there.extension()).isEqualTo(extension);
            simulator.exchange().answers(there.id());
            var answered = phone.hears("SIP/2.0 200 ");
            assertThat(ringing + answered).doesNotContain(dialled).doesNotContain(extension);
            assertThat(answered).contains("m=audio");

            phone.says("ACK", answered);
            phone.says("BYE", answered);
            phone.hears("SIP/2.0 200 ");
            assertThat(simulator.exchange().calls().stream()
                            .filter(it -> it.id().equals(there.id()))
                            .map(it -> it.state()))
                    .containsExactly("ended");
        }
    }

    @Test
    void aCallThatComesBackOnAnotherSocketGoesOn() {
        var number = PbxShop.number();
        var customer = shop.customer(number);
        var phone = TestPhone.of(bruno, port);
        phone.calls("sip:" + shop.dials(bruno, customer.conversation()) + "@prosa.invalid");
        var answered = phone.hears("SIP/2.0 200 ");
        phone.close();

        // The address of the other side is sealed in what the browser was told, and kept nowhere else.
        assertThat(header(answered, "Contact")).startsWith("<sip:v1.").endsWith("@prosa.invalid>");
        try (var again = TestPhone.of(bruno, port)) {
            again.says("BYE", answered);
            again.hears("SIP/2.0 200 ");
        }
    }

    @Test
    void aCallThatRingsNamesNobodyAndNoNumber() {
        var number = PbxShop.number();
        shop.customer(number);
        try (var phone = TestPhone.of(bruno, port)) {
            phone.registers();
            simulator.exchange().call(number.substring(3), extension);

            var invite = phone.hears("INVITE ");

            assertThat(invite)
                    .doesNotContain(number.substring(3))
                    .doesNotContain("Central simulada")
                    .doesNotContain("P-Asserted-Identity")
                    .contains("m=audio");
            var call = header(invite, "X-Prosa-Call");
            var shown = bruno.http().get("/api/v1/calls/" + call).ok();
            assertThat(shown.get("name").asString()).isEqualTo("Rita Prado");
            assertThat(shown.get("phone").asString()).isEqualTo(number);
        }
    }

    @Test
    void aStrangersNumberIsShownAsNumbersAreWritten() {
        try (var phone = TestPhone.of(bruno, port)) {
            phone.registers();
            simulator.exchange().call("011912345678", extension);
            var call = header(phone.hears("INVITE "), "X-Prosa-Call");
            var shown = bruno.http().get("/api/v1/calls/" + call).ok();

            assertThat(shown.get("name").isNull()).isTrue();
            assertThat(shown.get("phone").asString()).isEqualTo("+5511912345678");
        }
    }

    @Test
    void whoMayNotSeeNumbersSeesNoneHere() {
        var number = PbxShop.number();
        var customer = shop.customer(number);
        shop.http()
                .patch("/api/v1/agents/" + bruno.id(), Map.of("permissions", java.util.List.of()))
                .ok();
        var id = TestVisitor.uuid();
        var begun = bruno.http()
                .post("/api/v1/calls", Map.of("id", id, "conversation", customer.conversation(), "via", "pbx"));

        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.text()).doesNotContain(number).contains("••••••");
        try (var phone = TestPhone.of(bruno, port)) {
            phone.calls("sip:" + id + "@prosa.invalid");
            assertThat(phone.hears("SIP/2.0 200 ")).doesNotContain(number.substring(3));
        }
    }

    @Test
    void nobodyCallsWhatIsNoCallOfTheirs() {
        var customer = shop.customer(PbxShop.number());
        var mine = shop.dials(shop.shop().desk().admin(), customer.conversation());
        try (var phone = TestPhone.of(bruno, port)) {
            phone.calls("sip:" + mine + "@prosa.invalid");
            phone.hears("SIP/2.0 404 ");
            phone.calls("sip:190@pabx.simulada");
            phone.hears("SIP/2.0 404 ");
            var over = shop.dials(bruno, customer.conversation());
            PbxShop.reports(bruno, over, "missed").ok();
            phone.calls("sip:" + over + "@prosa.invalid");
            phone.hears("SIP/2.0 404 ");
            phone.say(String.join(
                    "\r\n",
                    "MESSAGE sip:me@prosa.invalid SIP/2.0",
                    "Via: SIP/2.0/WS a;branch=z9hG4bK1",
                    "From: <sip:me@prosa.invalid>;tag=a",
                    "To: <sip:me@prosa.invalid>",
                    "Call-ID: m",
                    "CSeq: 1 MESSAGE",
                    "",
                    ""));
            phone.hears("SIP/2.0 405 ");
        }
    }

    @Test
    void onlyBrowsersOfAgentsWithAnExtensionOpenASocket() {
        var headers = TestPhone.headers(bruno, port);
        var carla = shop.shop().agent("Carla Dias");
        var stranger = Eg.desk(port).admin();

        assertThat(TestPhone.refusal(port, Map.of("Origin", "http://localhost:" + port)))
                .isEqualTo(401);
        assertThat(TestPhone.refusal(port, TestPhone.headers(carla, port))).isEqualTo(403);
        assertThat(TestPhone.refusal(port, TestPhone.headers(stranger, port))).isEqualTo(403);
        assertThat(TestPhone.refusal(port, Map.of("Cookie", headers.get("Cookie"))))
                .as("no origin")
                .isEqualTo(403);
        assertThat(TestPhone.refusal(
                        port, Map.of("Cookie", headers.get("Cookie"), "Origin", "https://elsewhere.example")))
                .isEqualTo(403);
        assertThat(TestPhone.refusal(port, headers)).isEqualTo(101);
    }

    @Test
    void itEndsWithTheSessionTheExtensionAndTheSwitch() {
        try (var phone = TestPhone.of(bruno, port)) {
            phone.registers();
            bruno.http().delete("/api/v1/session").ok();
            assertThat(phone.closes()).isEqualTo(4401);
        }
        var admin = shop.shop().desk().admin();
        try (var phone = TestPhone.of(admin, port)) {
            phone.registers();
            shop.set(Map.of("active", false)).ok();
            assertThat(phone.closes()).isEqualTo(4409);
        }
        assertThat(TestPhone.refusal(port, TestPhone.headers(admin, port))).isEqualTo(403);
    }

    @Test
    void anExchangeThatIsAwayIsSaidSo() {
        shop.set(Map.of("address", "ws://127.0.0.1:9/")).ok();
        try (var phone = TestPhone.of(bruno, port)) {
            assertThat(phone.closes()).isEqualTo(4503);
        }
        shop.set(Map.of("address", simulator.exchange().address().toString())).ok();
        try (var phone = TestPhone.of(bruno, port)) {
            phone.registers();
            simulator.exchange().cut();
            assertThat(phone.closes()).isEqualTo(4503);
        }
    }

    @Test
    void aFrameThatIsTooLongEndsIt() {
        try (var phone = TestPhone.of(bruno, port)) {
            phone.registers();
            phone.say("INVITE " + "x".repeat(70_000));
            assertThat(phone.closes()).isIn(1006, 1009);
        }
    }
}
