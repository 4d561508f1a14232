package app.prosa.channel.template;

import static app.prosa.WhatsAppShop.said;
import static app.prosa.WhatsAppShop.until;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.TestAgent.Answer;
import app.prosa.TestMeta;
import app.prosa.TestVisitor;
import app.prosa.WhatsAppShop;
import app.prosa.file.Samples;
import app.prosa.simulator.Simulator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Templates reach who has not written for a while, and begin conversations.
@ServerTest
class TemplateMessagesTest {

    private static final String ACCOUNT = "100000000000001";
    private static final String ANA = "5511988887777";
    private static final String VISIT = """
            {"name":"visita","language":"pt_BR","category":"UTILITY","components":[
              {"type":"HEADER","format":"TEXT","text":"Lembrete"},
              {"type":"BODY","text":"Olá {{1}}, a visita é {{2}}, podemos confirmar?",
                "example":{"body_text":[["Ana","amanhã"]]}},
              {"type":"FOOTER","text":"Loja"},
              {"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Confirmar"},
                {"type":"URL","text":"Abrir","url":"https://loja.example/v/{{1}}","example":["https://loja.example/v/1"]}]}]}""";
    private static final String OFFER = """
            {"name":"oferta","language":"pt_BR","category":"MARKETING","parameter_format":"NAMED","components":[
              {"type":"BODY","text":"Oi {{nome}}, aproveite as ofertas da semana!",
                "example":{"body_text_named_params":[{"param_name":"nome","example":"Ana"}]}}]}""";

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    private final Simulator simulator = Simulator.start(0);

    @SuppressWarnings("NullAway.Init")
    WhatsAppShop shop;

    @SuppressWarnings("NullAway.Init")
    Eg.Person bia;

    @BeforeEach
    void open() {
        shop = WhatsAppShop.played(port, meta, simulator);
        bia = shop.desk().colleague("Bia Reis", "agent", shop.department());
        simulator.approvedTemplate(ACCOUNT, VISIT);
        simulator.approvedTemplate(ACCOUNT, OFFER);
        synced();
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private void synced() {
        shop.desk().http().post(shelf() + "/sync", Map.of()).ok();
    }

    private String shelf() {
        return "/api/v1/connections/" + shop.connection() + "/templates";
    }

    private JsonNode template(String name) {
        return shop.desk()
                .http()
                .get(shelf())
                .ok()
                .get("items")
                .valueStream()
                .filter(it -> it.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Object> message(String template, Map<String, String> values) {
        var content = Map.of(
                "type", "template", "template", template(template).get("id").asString(), "values", values);
        return new HashMap<>(Map.of("id", TestVisitor.uuid(), "kind", "reply", "content", content));
    }

    private static final Map<String, String> FILLED =
            Map.of("body.1", "Ana", "body.2", "amanhã\nàs 14h", "button.1", "77");

    private Map<String, Object> chat(String phone, Map<String, Object> first) {
        var chat = new HashMap<String, Object>();
        chat.put("name", "Ana Prado");
        chat.put("phone", phone);
        chat.put("connectionId", shop.connection());
        chat.put("departmentId", shop.department());
        if (!first.isEmpty()) {
            chat.put("first", first);
        }
        return chat;
    }

    private JsonNode lastSaid(String conversation) {
        return said(bia.http().get("/api/v1/conversations/" + conversation).ok())
                .getLast();
    }

    @Test
    @Tag("CHN-02")
    @Tag("CHN-03")
    @Tag("CHN-04")
    void outsideTheWindowFreeWordsAreRefusedAndAnApprovedTemplateGoesThrough() {
        var old =
                app.prosa.TestClock.now().minus(java.time.Duration.ofHours(30)).getEpochSecond();
        shop.posts(WhatsAppShop.message(ANA, "wamid.old", old, "\"type\":\"text\",\"text\":{\"body\":\"Oi\"}"))
                .ok();
        shop.settled();
        var conversation = shop.conversation().at("/conversation/id").asString();
        var path = "/api/v1/conversations/" + conversation + "/messages";

        var free = app.prosa.Shop.replies(bia, conversation, "Oi, Ana!");
        assertThat(free.code()).isEqualTo("window-closed");
        assertThat(bia.http()
                        .get("/api/v1/conversations/" + conversation + "/window")
                        .ok()
                        .get("open")
                        .asBoolean())
                .isFalse();
        var sent = bia.http().post(path, message("visita", FILLED)).ok();

        assertThat(sent.at("/content/type").asString()).isEqualTo("template");
        assertThat(sent.at("/content/header").asString()).isEqualTo("Lembrete");
        assertThat(sent.at("/content/body").asString())
                .isEqualTo("Olá Ana, a visita é amanhã às 14h, podemos confirmar?");
        assertThat(sent.at("/content/buttons/1/value").asString()).isEqualTo("https://loja.example/v/77");
        until(() -> List.of("sent", "delivered", "read")
                .contains(lastSaid(conversation).get("status").asString()));
        assertThat(simulator.outbox()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"IMAGE, foto.png, image/png", "DOCUMENT, nota.pdf, application/pdf", "LOCATION,,"})
    void whatStandsAboveTheTextIsChosenForEachMessage(String format, @Nullable String name, @Nullable String type) {
        simulator.approvedTemplate(ACCOUNT, """
                {"name":"aviso","language":"pt_BR","category":"UTILITY","components":[
                  {"type":"HEADER","format":"%s","example":{"header_handle":["4::x"]}},
                  {"type":"BODY","text":"Veja acima."},
                  {"type":"BUTTONS","buttons":[{"type":"COPY_CODE","example":"CAFE5"},
                    {"type":"PHONE_NUMBER","text":"Ligar","phone_number":"+551130000001"}]}]}""".formatted(format));
        synced();
        var first = message("aviso", Map.of("button.0", "CAFE10"));
        assertThat(bia.http().post("/api/v1/chats", chat("+" + ANA, first)).code())
                .isEqualTo("template-incomplete");
        var content = new HashMap<>((Map<String, Object>) first.get("content"));
        if (name == null) {
            content.put(
                    "place", Map.of("latitude", -23.55, "longitude", -46.63, "name", "Loja", "address", "Rua Augusta"));
        } else {
            var bytes = name.endsWith("pdf") ? Samples.pdf() : Samples.picture("png");
            var file =
                    bia.http().send("POST", "/api/v1/files?name=" + name, bytes).ok();
            assertThat(file.get("mediaType").asString()).isEqualTo(type);
            content.put("file", file.get("id").asString());
        }
        first.put("content", content);

        var begun = bia.http().post("/api/v1/chats", chat("+" + ANA, first)).ok();

        until(() -> !simulator.outbox().isEmpty());
        var kind = format.toLowerCase(Locale.ROOT);
        var above = simulator.outbox().getFirst().body().at("/template/components/0/parameters/0");
        assertThat(above.get("type").asString()).isEqualTo(kind);
        assertThat(above.get(kind).has(name == null ? "latitude" : "id")).isTrue();
        var said = lastSaid(begun.get("id").asString()).get("content");
        assertThat(said.at(name == null ? "/place/name" : "/file/name").asString())
                .isEqualTo(name == null ? "Loja" : name);
        assertThat(said.at("/buttons/0/value").asString()).isEqualTo("CAFE10");
    }

    @Test
    void nothingIsLeftOpenAndNothingUnapprovedIsSent() {
        var begun = bia.http()
                .post("/api/v1/chats", chat("+" + ANA, message("visita", FILLED)))
                .ok();
        var path = "/api/v1/conversations/" + begun.get("id").asString() + "/messages";

        var open = bia.http().post(path, message("visita", Map.of("body.1", "Ana", "body.2", " ")));
        assertThat(open.code()).isEqualTo("template-incomplete");
        assertThat(open.json().get("missing").valueStream().map(JsonNode::asString))
                .containsExactly("body.2", "button.1");
        simulator.judge(template("visita").get("externalId").asString(), "PAUSED");
        until(() -> template("visita").get("status").asString().equals("paused"));
        assertThat(bia.http().post(path, message("visita", FILLED)).code()).isEqualTo("template-not-approved");
        var note = new HashMap<>(message("oferta", Map.of("body.nome", "Ana")));
        note.put("kind", "note");
        assertThat(bia.http().post(path, note).code()).isEqualTo("not-carried");
    }

    @Test
    void whoWantsNoMarketingGetsNone() {
        var begun = bia.http()
                .post("/api/v1/chats", chat("+" + ANA, message("visita", FILLED)))
                .ok();
        var path = "/api/v1/conversations/" + begun.get("id").asString() + "/messages";
        until(() -> !simulator.outbox().isEmpty());
        var offer = message("oferta", Map.of("body.nome", "Ana"));
        simulator.person(ANA).prefers("stop");
        simulator.rest();
        shop.settled();

        assertThat(bia.http().post(path, offer).code()).isEqualTo("opted-out");
        var preview = bia.http()
                .post(
                        "/api/v1/templates/" + template("oferta").get("id").asString() + "/preview",
                        Map.of("conversationId", begun.get("id").asString()))
                .ok();
        assertThat(preview.get("unwanted").asBoolean()).isTrue();
        simulator.person(ANA).prefers("resume");
        simulator.rest();
        shop.settled();
        assertThat(bia.http().post(path, offer).status()).isEqualTo(201);
    }

    @Test
    @Tag("CON-48")
    @Tag("CON-49")
    void aNumberThatNeverWroteIsWrittenToWithATemplateInAChosenDepartment() {
        assertThat(bia.http()
                        .post("/api/v1/chats", chat("(11) 98888-7777", Map.of()))
                        .code())
                .isEqualTo("template-needed");
        var other = shop.desk().department("Financeiro");
        var elsewhere = chat("(11) 98888-7777", message("visita", FILLED));
        elsewhere.put("departmentId", other);
        assertThat(bia.http().post("/api/v1/chats", elsewhere).code()).isEqualTo("not-a-member");

        var begun = bia.http()
                .post("/api/v1/chats", chat("(11) 98888-7777", message("visita", FILLED)))
                .ok();

        assertThat(begun.at("/contact/name").asString()).isEqualTo("Ana Prado");
        assertThat(begun.get("state").asString()).isEqualTo("attending");
        assertThat(begun.get("owner").asString()).isEqualTo(bia.id());
        assertThat(begun.get("department").asString()).isEqualTo(shop.department());
        until(() -> simulator.outbox().size() == 1);
        var id = begun.get("id").asString();
        until(() -> !lastSaid(id).get("status").asString().equals("queued"));
        var counts = bia.http().get("/api/v1/conversations/counts").ok();
        assertThat(counts.toString()).doesNotContain("-1");
    }

    @Test
    void whoAnswersFromTheOldFormOfTheNumberIsTheSameCustomer() {
        var begun = bia.http()
                .post("/api/v1/chats", chat("31 98888-7777", message("visita", FILLED)))
                .ok();
        until(() -> simulator.outbox().size() == 1);

        shop.posts(WhatsAppShop.text("553188887777", "wamid.answer", "Pode confirmar"))
                .ok();
        shop.settled();

        assertThat(shop.conversations()).hasSize(1);
        assertThat(lastSaid(begun.get("id").asString()).at("/content/body").asString())
                .isEqualTo("Pode confirmar");
        assertThat(shop.conversation().at("/contact/name").asString()).isEqualTo("Ana Prado");
    }

    @Test
    void aContactIsChosenByCompanyAndWhoIsServedAlreadyIsOpened() {
        shop.posts(WhatsAppShop.text(ANA, "wamid.hello", "Oi")).ok();
        shop.settled();
        var opened = shop.conversation();
        var contact = opened.at("/contact/id").asString();
        shop.desk()
                .http()
                .patch("/api/v1/contacts/" + contact, Map.of("name", "Ana Prado", "company", "Padaria Sol"))
                .ok();

        var companies = bia.http().get("/api/v1/chats/companies?q=sol").ok().get("items");
        assertThat(companies.valueStream().map(JsonNode::asString)).containsExactly("Padaria Sol");
        var people = bia.http()
                .get("/api/v1/chats/contacts?company=Padaria%20Sol")
                .ok()
                .get("items");
        assertThat(people).singleElement().satisfies(it -> {
            assertThat(it.get("id").asString()).isEqualTo(contact);
            assertThat(it.at("/connections/0").asString()).isEqualTo(shop.connection());
        });
        assertThat(bia.http().get("/api/v1/chats/contacts").ok().get("items")).isEmpty();
        var chat = Map.of("contactId", contact, "connectionId", shop.connection(), "departmentId", shop.department());
        var refused = bia.http().post("/api/v1/chats", chat);
        assertThat(refused.code()).isEqualTo("already-open");
        assertThat(refused.json().get("conversation").asString())
                .isEqualTo(opened.at("/conversation/id").asString());
    }

    @Test
    void aContactOfTheWebsiteIsWrittenToOnTheirNumberAndAStrangersChatIsNotFound() {
        var site = shop.desk()
                .http()
                .post(
                        "/api/v1/connections",
                        Map.of("kind", "webchat", "name", "Site", "departmentId", shop.department()))
                .ok();
        TestVisitor.enter(port, site.get("key").asString()).says("Oi").ok();
        var contact = shop.conversation().at("/contact/id").asString();
        var chat = new HashMap<String, Object>(
                Map.of("contactId", contact, "connectionId", shop.connection(), "departmentId", shop.department()));
        chat.put("first", message("visita", FILLED));
        assertThat(bia.http().post("/api/v1/chats", chat).code()).isEqualTo("cannot-start");
        shop.desk()
                .http()
                .patch("/api/v1/contacts/" + contact, Map.of("phone", "11 98888-7777"))
                .ok();

        var begun = bia.http().post("/api/v1/chats", chat).ok();

        assertThat(begun.at("/contact/id").asString()).isEqualTo(contact);
        until(() -> simulator.outbox().size() == 1);
        var stranger = WhatsAppShop.open(port, meta).desk().http();
        assertThat(stranger.post("/api/v1/chats", chat).status()).isEqualTo(404);
    }

    @Test
    void aTicketBegunAgainOutsideTheWindowNeedsATemplateToo() {
        var id = bia.http()
                .post("/api/v1/chats", chat("+" + ANA, message("visita", FILLED)))
                .ok()
                .get("id")
                .asString();
        bia.http().put("/api/v1/conversations/" + id + "/resolution", Map.of()).ok();
        var tickets = "/api/v1/conversations/" + id + "/tickets";

        assertThat(bia.http()
                        .post(tickets, Map.of("departmentId", shop.department()))
                        .code())
                .isEqualTo("template-needed");
        var again = bia.http()
                .post(tickets, Map.of("departmentId", shop.department(), "first", message("visita", FILLED)))
                .ok();

        assertThat(again.get("state").asString()).isEqualTo("attending");
        until(() -> simulator.outbox().size() == 2);
    }

    @Test
    @Tag("CHN-06")
    void severalNumbersAreToldApartAndOnlyTheChosenOneSpeaks() {
        shop.desk()
                .http()
                .post(
                        "/api/v1/connections/whatsapp",
                        Map.of(
                                "name",
                                "Segundo número",
                                "departmentId",
                                shop.department(),
                                "phoneNumberId",
                                "200000000000002",
                                "businessAccountId",
                                ACCOUNT,
                                "token",
                                shop.token(),
                                "appSecret",
                                WhatsAppShop.SECRET))
                .ok();

        var reaches = bia.http().get("/api/v1/chats/reaches").ok().get("items");
        var begun = bia.http()
                .post("/api/v1/chats", chat("+" + ANA, message("visita", FILLED)))
                .ok();

        assertThat(reaches).hasSize(2).allSatisfy(it -> {
            assertThat(it.get("numbers").asBoolean()).isTrue();
            assertThat(it.get("templates").asBoolean()).isTrue();
        });
        assertThat(begun.at("/connection/id").asString()).isEqualTo(shop.connection());
    }

    @Test
    void twoWhoBeginWithOneNumberAtOnceMakeOneConversation() throws Exception {
        var caio = shop.desk().colleague("Caio", "agent", shop.department());
        try (var both = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var mine = both.submit(() -> bia.http().post("/api/v1/chats", chat("+" + ANA, message("visita", FILLED))));
            var theirs =
                    both.submit(() -> caio.http().post("/api/v1/chats", chat("+" + ANA, message("visita", FILLED))));

            var answers = List.of(mine.get(), theirs.get());

            assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(201, 409);
        }
        assertThat(shop.conversations()).hasSize(1);
    }
}
