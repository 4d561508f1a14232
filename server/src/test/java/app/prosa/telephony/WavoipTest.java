package app.prosa.telephony;

import static app.prosa.WavoipShop.WAVOIP;
import static app.prosa.WavoipShop.number;
import static app.prosa.WavoipShop.rings;
import static app.prosa.WavoipShop.token;
import static app.prosa.WavoipShop.wish;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.PbxShop;
import app.prosa.ServerTest;
import app.prosa.TestAgent;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.TestVisitor;
import app.prosa.WavoipShop;
import app.prosa.jobs.RecurringJob;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Calls over WhatsApp as the server knows them: devices and their tokens, who gets those, and what
/// browsers report.
@ServerTest
class WavoipTest {

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @Autowired
    TestClock clock;

    @Autowired
    List<RecurringJob> jobs;

    @SuppressWarnings("NullAway.Init") // each test begins with a shop of its own
    WavoipShop shop;

    @SuppressWarnings("NullAway.Init")
    Eg.Person bruno;

    @BeforeEach
    void open() {
        shop = WavoipShop.open(port, meta);
        bruno = shop.agent("Bruno Lima");
    }

    // The settings.

    @Test
    void aTokenIsHandedOnlyToWhoMayCallAndNeverComesBackAsASetting() {
        var token = token();
        var device = shop.device("Vendas", token, null);

        assertThat(shop.http().get(WAVOIP).text()).contains("Vendas").doesNotContain(token);
        assertThat(bruno.http().get("/api/v1/telephony").text())
                .contains(device)
                .doesNotContain(token);
        assertThat(keys(bruno)).containsExactly(token);
        assertThat(shop.http()
                        .post(WAVOIP + "/devices/" + device + "/key", Map.of())
                        .ok()
                        .get("token")
                        .asString())
                .isEqualTo(token);
        assertThat(bruno.http()
                        .post(WAVOIP + "/devices/" + device + "/key", Map.of())
                        .status())
                .isEqualTo(403);

        shop.turn(false);
        assertThat(keys(bruno)).isEmpty();
        assertThat(bruno.http().get("/api/v1/telephony").ok().get("wavoip")).isEmpty();
    }

    private static List<String> keys(Eg.Person person) {
        return person.http()
                .post(WAVOIP + "/keys", Map.of())
                .ok()
                .get("items")
                .valueStream()
                .map(it -> it.get("token").asString())
                .toList();
    }

    @Test
    void whoMayNotSeeNumbersGetsNoDevice() {
        var device = shop.device("Vendas", token(), null);
        var blind = shop.agent("Carla Dias");
        shop.http()
                .patch("/api/v1/agents/" + blind.id(), Map.of("permissions", List.of("attend")))
                .ok();

        assertThat(keys(blind)).isEmpty();
        assertThat(blind.http().get("/api/v1/telephony").ok().get("wavoip")).isEmpty();
        assertThat(blind.http().get(WAVOIP + "/frame").code()).isEqualTo("telephony-off");
        assertThat(rings(blind, device, "w1", number()).status()).isEqualTo(404);
        assertThat(dials(blind, Map.of("phone", "11988880001")).code()).isEqualTo("telephony-off");
    }

    @Test
    void aDeviceOfAConnectionIsForItsDepartment() {
        var device = shop.device("Vendas", token(), shop.shop().connection());
        var other = shop.shop()
                .desk()
                .colleague("Davi Reis", "agent", shop.shop().desk().department("Financeiro"));

        assertThat(keys(bruno)).hasSize(1);
        assertThat(keys(other)).isEmpty();
        assertThat(rings(other, device, "w1", number()).status()).isEqualTo(404);
        assertThat(keys(shop.shop().desk().admin())).as("who sees everything").hasSize(1);
    }

    @Test
    void aDeviceKeepsItsTokenUntilAnotherIsSaid() {
        var first = token();
        var device = shop.device("Vendas", first, null);

        shop.http()
                .put(
                        WAVOIP + "/devices/" + device,
                        wish("Suporte", null, shop.shop().connection()))
                .ok();
        assertThat(keys(bruno)).containsExactly(first);
        var changed = shop.http().get(WAVOIP).ok().at("/devices/0");
        assertThat(changed.get("name").asString()).isEqualTo("Suporte");
        assertThat(changed.get("connectionId").asString()).isEqualTo(shop.shop().connection());

        var second = token();
        shop.http()
                .put(WAVOIP + "/devices/" + device, wish("Suporte", second, null))
                .ok();
        assertThat(keys(bruno)).containsExactly(second);
        shop.http().delete(WAVOIP + "/devices/" + device).ok();
        assertThat(keys(bruno)).isEmpty();
    }

    @Test
    void whatCannotBeIsRefusedAtItsField() {
        var token = token();
        var device = shop.device("Vendas", token, null);

        assertThat(field(wish("", token(), null))).isEqualTo("name");
        assertThat(field(wish("Outro", null, null))).isEqualTo("token");
        assertThat(field(wish("Outro", "../../me", null))).isEqualTo("token");
        assertThat(field(wish("Outro", token(), UUID.randomUUID().toString()))).isEqualTo("connection");
        assertThat(add(wish("Outro", token, null)).code()).isEqualTo("device-taken");
        assertThat(add(wish("vendas", token(), null)).code()).isEqualTo("name-taken");
        assertThat(bruno.http().get(WAVOIP).status()).isEqualTo(403);
        assertThat(bruno.http().patch(WAVOIP, Map.of("active", false)).status()).isEqualTo(403);
        assertThat(bruno.http().delete(WAVOIP + "/devices/" + device).status()).isEqualTo(403);
    }

    private TestAgent.Answer add(Map<String, Object> wish) {
        return shop.http().post(WAVOIP + "/devices", wish);
    }

    private String field(Map<String, Object> wish) {
        var answer = add(wish);
        assertThat(answer.status()).isEqualTo(400);
        return answer.json().get("field").asString();
    }

    @Test
    void anotherAccountHasNoPartInIt() {
        var device = shop.device("Vendas", token(), null);
        var stranger = WavoipShop.open(port, meta);
        stranger.device("Vendas", token(), null);
        var theirs = stranger.shop().desk().admin();

        assertThat(stranger.http()
                        .put(WAVOIP + "/devices/" + device, wish("Meu", token(), null))
                        .status())
                .isEqualTo(404);
        assertThat(stranger.http()
                        .post(WAVOIP + "/devices/" + device + "/key", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(stranger.http().delete(WAVOIP + "/devices/" + device).status())
                .isEqualTo(404);
        assertThat(rings(theirs, device, "w1", number()).status()).isEqualTo(404);
        assertThat(keys(bruno)).hasSize(1);
    }

    @Test
    void whatAdministratorsChangedIsKeptWithoutTheToken() {
        var token = token();
        shop.device("Aparelho da loja", token, null);
        shop.turn(false);

        var log = shop.http().get("/api/v1/audit").text();

        assertThat(log).contains("addDevice", "changeWavoip", "Aparelho da loja");
        assertThat(log).doesNotContain(token);
    }

    @Test
    void thePageOfWavoipsProgramAloneMaySpeakWithIt() {
        shop.device("Vendas", token(), null);

        var frame = bruno.http().get(WAVOIP + "/frame");
        assertThat(frame.status()).isEqualTo(200);
        assertThat(frame.header("Content-Security-Policy"))
                .contains("connect-src https://devices.wavoip.com wss:")
                .contains("frame-ancestors 'self'")
                .contains("default-src 'none'");
        var page = new TestAgent(port).get("/");
        assertThat(page.header("Content-Security-Policy")).contains("connect-src 'self';");
        assertThat(new TestAgent(port).get("/frames/wavoip.html").text()).doesNotContain("Wavoip");
        assertThat(new TestAgent(port).get(WAVOIP + "/frame").status()).isEqualTo(401);
        shop.turn(false);
        assertThat(bruno.http().get(WAVOIP + "/frame").code()).isEqualTo("telephony-off");
    }

    // Calls.

    private TestAgent.Answer dials(Eg.Person person, Map<String, String> whom) {
        return person.http().post("/api/v1/calls", with(whom, "id", TestVisitor.uuid(), "via", "wavoip"));
    }

    private static Map<String, String> with(Map<String, String> some, String... more) {
        var all = new HashMap<>(some);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    private void reports(Eg.Person person, String call, String state) {
        PbxShop.reports(person, call, state).ok();
    }

    private static String id(TestAgent.Answer answer) {
        return answer.ok().get("id").asString();
    }

    @Test
    void aCustomerIsCalledByTheNumberThatTheBrowserGets() {
        shop.device("Vendas", token(), null);
        var number = number();
        var conversation = shop.writes(number, "Podem me ligar?");

        var call = dials(bruno, Map.of("conversation", conversation)).ok();

        assertThat(call.get("phone").asString()).isEqualTo("+" + number);
        assertThat(shop.lines(number)).containsExactly("out ringing wavoip");
        var id = call.get("id").asString();
        reports(bruno, id, "answered");
        clock.forward(Duration.ofSeconds(9));
        reports(bruno, id, "ended");
        assertThat(shop.lines(number)).containsExactly("out ended wavoip 9s");
    }

    @Test
    void aNumberIsCalledInTheConversationThatTheAgentSees() {
        shop.device("Vendas", token(), null);
        var number = number();
        var conversation = shop.writes(number, "Oi");
        var written = "(" + number.substring(2, 4) + ") " + number.substring(4);
        var other = shop.shop()
                .desk()
                .colleague("Davi Reis", "agent", shop.shop().desk().department("Financeiro"));

        var theirs = dials(other, Map.of("phone", written)).ok();
        assertThat(theirs.get("conversationId").isNull()).isTrue();
        assertThat(theirs.get("name").isNull()).isTrue();
        assertThat(shop.lines(number)).isEmpty();
        var ours = dials(bruno, Map.of("phone", written)).ok();
        assertThat(ours.get("conversationId").asString()).isEqualTo(conversation);
        assertThat(shop.lines(number)).containsExactly("out ringing wavoip");

        var nobody = dials(bruno, Map.of("phone", "11 3333-4444")).ok();
        assertThat(nobody.get("phone").asString()).isEqualTo("+551133334444");
        assertThat(dials(bruno, Map.of("phone", "amanhã")).status()).isEqualTo(400);
        assertThat(dials(bruno, Map.of()).status()).isEqualTo(400);
    }

    @Test
    void whatIsBlockedOrOffIsNotCalledAndDoesNotRing() {
        var device = shop.device("Vendas", token(), null);
        var number = number();
        shop.writes(number, "Trote");
        var contact = shop.opened(number).at("/contact/id").asString();
        shop.http()
                .put("/api/v1/contacts/" + contact + "/block", Map.of("reason", "Trote"))
                .ok();

        assertThat(dials(bruno, Map.of("phone", "+" + number)).code()).isEqualTo("contact-blocked");
        assertThat(rings(bruno, device, "w1", number).code()).isEqualTo("contact-blocked");
        shop.turn(false);
        assertThat(dials(bruno, Map.of("phone", "11988880001")).code()).isEqualTo("telephony-off");
        assertThat(rings(bruno, device, "w2", number()).status()).isEqualTo(404);
    }

    @Test
    void aCallThatRingsAtSeveralIsOneAndTheFirstHasIt() {
        var device = shop.device("Vendas", token(), shop.shop().connection());
        var carla = shop.agent("Carla Dias");
        var number = number();
        shop.writes(number, "Oi");

        var call = id(rings(bruno, device, "w-" + number, number));
        assertThat(id(rings(carla, device, "w-" + number, number))).isEqualTo(call);
        assertThat(id(rings(bruno, device, "w-" + number, number))).isEqualTo(call);
        assertThat(shop.lines(number)).containsExactly("in ringing wavoip");

        reports(carla, call, "answered");
        WavoipShop.reports(bruno, call, "ended", "taken").ok();
        assertThat(shop.lines(number)).containsExactly("in answered wavoip Carla Dias");
        clock.forward(Duration.ofSeconds(4));
        reports(carla, call, "ended");
        assertThat(shop.lines(number)).containsExactly("in ended wavoip 4s Carla Dias");
    }

    @Test
    void ofManyWhoHearItAndTakeItAtTheSameInstantThereIsOneCallAndOneWhoHasIt() throws Exception {
        var device = shop.device("Vendas", token(), shop.shop().connection());
        var team = List.of(bruno, shop.agent("Carla Dias"), shop.agent("Elisa Nunes"));
        var number = number();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ringing = threads.invokeAll(team.stream()
                    .map(it -> (Callable<String>) () -> id(rings(it, device, "w-" + number, number)))
                    .toList());
            var calls = new HashSet<String>();
            for (var it : ringing) {
                calls.add(it.get());
            }
            assertThat(calls).hasSize(1);
            var call = calls.iterator().next();
            var taking = threads.invokeAll(team.stream()
                    .map(it -> (Callable<Integer>)
                            () -> PbxShop.reports(it, call, "answered").status())
                    .toList());
            for (var it : taking) {
                assertThat(it.get()).isEqualTo(200);
            }
        }
        assertThat(shop.lines(number))
                .singleElement()
                .satisfies(it -> assertThat(it).matches("in answered wavoip (Bruno Lima|Carla Dias|Elisa Nunes)"));
        assertThat(shop.shop().conversations()).hasSize(1);
    }

    @Test
    void whatWasTakenOnAPhoneIsNobodysAndNotMissed() {
        var device = shop.device("Vendas", token(), shop.shop().connection());
        var carla = shop.agent("Carla Dias");
        var number = number();
        var call = id(rings(bruno, device, "w-" + number, number));
        rings(carla, device, "w-" + number, number).ok();

        WavoipShop.reports(bruno, call, "ended", "taken").ok();
        assertThat(shop.lines(number)).containsExactly("in ringing wavoip");
        WavoipShop.reports(carla, call, "ended", "taken").ok();

        assertThat(shop.lines(number)).containsExactly("in ended wavoip taken");
    }

    @Test
    void aStrangerWhoCallsAConnectionsNumberBeginsAConversationThere() {
        var device = shop.device("Vendas", token(), shop.shop().connection());
        var loose = shop.device("Celular", token(), null);
        var number = number();
        var unknown = number();

        var shown = rings(bruno, device, "w-" + number, number).ok();
        assertThat(rings(bruno, loose, "w-" + unknown, unknown)
                        .ok()
                        .get("conversationId")
                        .isNull())
                .isTrue();

        assertThat(shown.get("name").asString()).isEqualTo("Bia Ramos");
        assertThat(shown.get("conversationId").asString()).isEqualTo(shop.conversation(number));
        assertThat(shop.opened(number).at("/conversation/connection/id").asString())
                .isEqualTo(shop.shop().connection());
        reports(bruno, shown.get("id").asString(), "missed");
        assertThat(shop.lines(number)).containsExactly("in missed wavoip");
        assertThat(shop.opened(number).at("/conversation/state").asString()).isEqualTo("waiting");
        assertThat(shop.shop().conversations()).hasSize(1);
    }

    @Test
    void aCallWhoseWindowIsGoneIsOver() {
        var device = shop.device("Vendas", token(), shop.shop().connection());
        var number = number();
        var call = id(rings(bruno, device, "w-" + number, number));
        reports(bruno, call, "answered");
        clock.forward(Duration.ofSeconds(20));
        reports(bruno, call, "answered");

        clock.forward(Duration.ofSeconds(31));
        jobs.stream().filter(it -> it.name().equals("lost-calls")).forEach(RecurringJob::run);

        assertThat(shop.lines(number)).containsExactly("in ended wavoip 20s Bruno Lima");
    }

    @Test
    void aCallIsOfThoseAtWhomItRings() {
        var device = shop.device("Vendas", token(), null);
        var carla = shop.agent("Carla Dias");
        var call = id(rings(bruno, device, "w1", number()));

        assertThat(carla.http().get("/api/v1/calls/" + call).status()).isEqualTo(404);
        assertThat(PbxShop.reports(carla, call, "ended").status()).isEqualTo(404);
        assertThat(bruno.http().get("/api/v1/calls/" + call).status()).isEqualTo(200);
    }
}
