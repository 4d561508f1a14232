package app.prosa.channel.sms;

import static app.prosa.WhatsAppShop.bodies;
import static app.prosa.WhatsAppShop.until;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.SmsShop;
import app.prosa.TestAgent;
import app.prosa.TestClock;
import app.prosa.TestVisitor;
import app.prosa.file.Samples;
import app.prosa.jobs.RecurringJob;
import app.prosa.simulator.Simulator;
import app.prosa.simulator.TextMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// SMS by Comtele: what customers write and get, as one more channel.
@ServerTest
class SmsTest {

    private static final String ANA = "11988880001";
    private static final String ANA_PHONE = "+5511988880001";

    @LocalServerPort
    int port;

    @Autowired
    Simulator simulator;

    @Autowired
    List<RecurringJob> jobs;

    @Autowired
    TestClock clock;

    @SuppressWarnings("NullAway.Init") // each test begins with a shop of its own
    SmsShop shop;

    @BeforeEach
    void open() {
        shop = SmsShop.open(port, simulator, 1_000);
    }

    @AfterEach
    void mend() {
        simulator.noFaults();
    }

    private void ask() {
        shop.ask(jobs, clock);
    }

    /// Asks until it is so: whoever asks waits for nobody.
    private void askUntil(BooleanSupplier condition) {
        until(() -> {
            ask();
            return condition.getAsBoolean();
        });
    }

    private JsonNode opened() {
        askUntil(() -> shop.conversation(ANA_PHONE) != null);
        return Objects.requireNonNull(shop.conversation(ANA_PHONE));
    }

    private static String id(JsonNode opened) {
        return opened.at("/conversation/id").asString();
    }

    private TestAgent.Answer reply(TestAgent who, JsonNode opened, Object content) {
        return who.post(
                "/api/v1/conversations/" + id(opened) + "/messages",
                Map.of("id", TestVisitor.uuid(), "kind", "reply", "content", content));
    }

    private static Map<String, String> text(String body) {
        return Map.of("type", "text", "body", body);
    }

    @Test
    void aCustomerAndAnAgentTalkOverSmsAndTheTicksTellHowFarItGot() {
        shop.says(ANA, "Bom dia, vocês abrem hoje?");

        var opened = opened();
        assertThat(opened.at("/conversation/connection/kind").asString()).isEqualTo("sms");
        assertThat(opened.at("/conversation/state").asString()).isEqualTo("waiting");
        assertThat(bodies(opened)).containsExactly("Bom dia, vocês abrem hoje?");

        reply(shop.desk().http(), opened, text("Abrimos às 9h.")).ok();

        until(() -> shop.sent().size() == 1);
        assertThat(shop.sent().getFirst().number()).isEqualTo(ANA);
        assertThat(shop.sent().getFirst().content()).isEqualTo("Abrimos às 9h.");
        askUntil(() -> status("Abrimos às 9h.").equals("delivered"));
    }

    private String status(String body) {
        return Objects.requireNonNull(shop.conversation(ANA_PHONE))
                .get("messages")
                .valueStream()
                .filter(it -> it.at("/content/body").asString("").equals(body))
                .map(it -> it.get("status").asString())
                .findFirst()
                .orElse("");
    }

    @Test
    void whatIsReportedAgainAndAgainIsThereOnce() {
        shop.says(ANA, "Oi");
        var opened = opened();
        var ledger = "/api/v1/ledger?limit=200";
        int before = shop.desk().http().get(ledger).ok().get("items").size();

        shop.says(ANA, "Alguém aí?");
        askUntil(() ->
                bodies(Objects.requireNonNull(shop.conversation(ANA_PHONE))).size() == 2);
        ask();
        ask();

        assertThat(bodies(Objects.requireNonNull(shop.conversation(ANA_PHONE)))).containsExactly("Oi", "Alguém aí?");
        assertThat(shop.desk().http().get(ledger).ok().get("items").size())
                .as("known rows are not written again")
                .isEqualTo(before + 1);
        assertThat(id(opened)).isEqualTo(id(Objects.requireNonNull(shop.conversation(ANA_PHONE))));
    }

    @Test
    void ofManyNodesThatAskAtTheSameInstantOneDoes() throws Exception {
        shop.says(ANA, "Uma vez só");
        clock.forward(Duration.ofMinutes(1));
        simulator.clock().moveTo(TestClock.now());
        var inquiries = jobs.stream()
                .filter(it -> it.name().equals("channel-inquiries"))
                .findFirst()
                .orElseThrow();
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                nodes.execute(inquiries::run);
            }
        }
        until(() -> shop.conversation(ANA_PHONE) != null);

        assertThat(bodies(Objects.requireNonNull(shop.conversation(ANA_PHONE)))).containsExactly("Uma vez só");
        assertThat(shop.desk().http().get("/api/v1/ledger").ok().get("items")).hasSize(1);
    }

    @Test
    void aNumberWithAndWithoutItsNinthDigitIsOneCustomer() {
        shop.says("1188880001", "Sem o nono dígito");
        shop.says(ANA, "Com o nono dígito");

        askUntil(() -> Shop.list(shop.desk().admin(), "tab=waiting")
                        .valueStream()
                        .mapToLong(it -> it.get("incoming").asLong())
                        .sum()
                == 2);

        assertThat(Shop.list(shop.desk().admin(), "tab=waiting")).hasSize(1);
    }

    @Test
    void whatFailsLaterSaysWhyAndALostAnswerIsProvenByTheReport() {
        shop.says(ANA, "Oi");
        var opened = opened();
        simulator.fault("F13", 1);
        reply(shop.desk().http(), opened, text("Não chega")).ok();
        until(() -> shop.sent().size() == 1);
        askUntil(() -> status("Não chega").equals("failed"));

        simulator.fault("F3", 1);
        reply(shop.desk().http(), opened, text("Sem resposta")).ok();
        until(() -> status("Sem resposta").equals("uncertain"));
        askUntil(() -> status("Sem resposta").equals("delivered"));

        assertThat(shop.sent().stream().map(TextMessage::content)).containsExactly("Não chega", "Sem resposta");
    }

    @Test
    void filesAreRefusedAndSoIsATextOfTooManySegments() {
        shop.says(ANA, "Oi");
        var opened = opened();
        var admin = shop.desk().http();
        var file = admin.send("POST", "/api/v1/files?name=nota.pdf", Samples.pdf())
                .ok()
                .get("id")
                .asString();

        assertThat(reply(admin, opened, Map.of("type", "file", "file", file)).code())
                .isEqualTo("text-only");
        assertThat(reply(admin, opened, text("ã".repeat(8 * 67 + 1))).code()).isEqualTo("too-many-segments");
        reply(admin, opened, text("ã".repeat(8 * 67))).ok();
        until(() -> shop.sent().size() == 1);
    }

    @Test
    void sairAloneRefusesMarketing() {
        shop.says(ANA, "SAIR");
        var opened = opened();

        var wish = shop.desk()
                .http()
                .get("/api/v1/conversations/" + id(opened) + "/marketing")
                .ok();
        assertThat(wish.get("wanted").asBoolean()).isFalse();
    }

    @Test
    void anSmsToAContactOpensAServiceOfTheAgentsOwnAndOneIsOpenAtMost() {
        shop.says(ANA, "Oi");
        var opened = opened();
        var http = shop.desk().http();
        http.put("/api/v1/conversations/" + id(opened) + "/acceptance", Map.of());
        var contact = opened.at("/contact/id").asString();

        var refused = begin(http, contact, "De novo");
        assertThat(refused.code()).isEqualTo("already-open");
        assertThat(refused.json().get("conversation").asString()).isEqualTo(id(opened));

        var stranger = http.post("/api/v1/contacts", Map.of("name", "Bia Ramos", "phone", "11 97777-0002"))
                .ok();
        var begun =
                begin(http, stranger.get("id").asString(), "Seu pedido saiu.").ok();
        assertThat(begun.get("state").asString()).isEqualTo("attending");
        until(() -> shop.sent().stream().anyMatch(it -> it.number().equals("11977770002")));
        shop.says("11977770002", "Obrigada!");
        askUntil(() -> bodies(
                        http.get("/api/v1/conversations/" + begun.get("id").asString())
                                .ok())
                .contains("Obrigada!"));
    }

    private TestAgent.Answer begin(TestAgent who, String contact, String body) {
        return who.post(
                "/api/v1/chats",
                Map.of(
                        "contactId", contact,
                        "connectionId", shop.connection(),
                        "departmentId", shop.department(),
                        "first", Map.of("id", TestVisitor.uuid(), "kind", "reply", "content", text(body))));
    }

    @Test
    void aLandlineGetsNoSmsAndTheMessageSaysSo() {
        var http = shop.desk().http();
        var contact = http.post("/api/v1/contacts", Map.of("name", "Padaria", "phone", "11 3333-4444"))
                .ok();

        var begun = begin(http, contact.get("id").asString(), "Oi").ok();

        until(() -> http.get("/api/v1/conversations/" + begun.get("id").asString())
                .ok()
                .get("messages")
                .valueStream()
                .anyMatch(it -> it.at("/failure/code").asString("").equals("not-a-mobile")));
        assertThat(shop.sent()).isEmpty();
    }

    @Test
    void theTestNamesExactlyWhatIsWrongAndTheKeyIsNeverTold() {
        var http = shop.desk().http();
        var path = "/api/v1/connections/" + shop.connection() + "/sms";
        assertThat(http.post(path + "/test", Map.of()).ok().get("works").asBoolean())
                .isTrue();
        assertThat(http.get(path).ok().get("balance").asInt()).isEqualTo(1_000);
        assertThat(http.get(path).text()).doesNotContain(shop.key());
        assertThat(http.get("/api/v1/audit").text()).contains("connectSms").doesNotContain(shop.key());

        http.patch(path, Map.of("route", 99)).ok();
        assertThat(wrong(http.post(path + "/test", Map.of()).ok())).containsExactly("route");
        http.patch(path, Map.of("route", 17)).ok();
        simulator.texting().connect(shop.key(), 0);
        assertThat(wrong(http.post(path + "/test", Map.of()).ok())).containsExactly("balance");
        simulator.texting().disconnect(shop.key());
        assertThat(wrong(http.post(path + "/test", Map.of()).ok())).containsExactly("key");
    }

    private static List<String> wrong(JsonNode test) {
        assertThat(test.get("works").asBoolean()).isFalse();
        return test.get("checks")
                .valueStream()
                .filter(it -> !it.get("passed").asBoolean())
                .map(it -> it.get("what").asString())
                .toList();
    }

    @Test
    void withoutCreditTheLineIsInTroubleAndWhatWaitsGoesOutAfterwards() {
        shop.says(ANA, "Oi");
        var opened = opened();
        simulator.texting().connect(shop.key(), 0);
        reply(shop.desk().http(), opened, text("Espera")).ok();
        until(() -> line().at("/trouble/kind").asString("").equals("unpaid"));

        simulator.texting().connect(shop.key(), 10);
        shop.desk()
                .http()
                .post("/api/v1/connections/" + shop.connection() + "/sms/test", Map.of())
                .ok();

        until(() -> shop.sent().size() == 1);
        assertThat(line().get("trouble").isNull()).isTrue();
    }

    @Test
    void aKeyThatIsRefusedPutsTheLineIntoTroubleAlthoughNobodyWrites() {
        simulator.texting().disconnect(shop.key());
        askUntil(() -> line().at("/trouble/kind").asString("").equals("unauthorized"));

        simulator.texting().connect(shop.key(), 10);
        askUntil(() -> line().get("trouble").isNull());
    }

    private JsonNode line() {
        return shop.desk().http().get("/api/v1/lines").ok().at("/items/0");
    }

    @Test
    void nobodyBringsWebhooksAndOneKeyIsOneConnection() {
        var http = shop.desk().http();
        var connection = http.get("/api/v1/connections/" + shop.connection())
                .ok()
                .get("key")
                .asString();
        var posted =
                new TestAgent(port).send("POST", "/webhooks/sms/" + connection, "{\"received\":{}}".getBytes(UTF_8));
        assertThat(posted.status()).isEqualTo(401);

        assertThat(http.post("/api/v1/connections/sms", Map.of("name", "Outra", "apiKey", shop.key()))
                        .code())
                .isEqualTo("address-taken");
        var agent = shop.desk().agent().http();
        assertThat(agent.post("/api/v1/connections/sms", Map.of("name", "Minha", "apiKey", "x"))
                        .status())
                .isEqualTo(403);
        var stranger = Eg.desk(port).http();
        assertThat(stranger.get("/api/v1/connections/" + shop.connection() + "/sms")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aColleagueOfAnotherDepartmentDoesNotSeeTheConversation() {
        shop.says(ANA, "Oi");
        var opened = opened();
        var other = shop.desk().colleague("Rui Costa", "agent", shop.desk().department("Financeiro"));

        assertThat(other.http().get("/api/v1/conversations/" + id(opened)).status())
                .isEqualTo(404);
        assertThat(reply(other.http(), opened, text("Olá")).status()).isEqualTo(404);
    }
}
