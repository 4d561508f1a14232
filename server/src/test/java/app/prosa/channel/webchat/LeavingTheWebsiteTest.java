package app.prosa.channel.webchat;

import static app.prosa.WhatsAppShop.bodies;
import static app.prosa.WhatsAppShop.text;
import static app.prosa.WhatsAppShop.until;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent;
import app.prosa.TestMeta;
import app.prosa.TestVisitor;
import app.prosa.WhatsAppShop;
import app.prosa.simulator.Simulator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// A website chat goes on by WhatsApp, and what its visitor has of it then (docs/rules.md, E21).
@ServerTest
@Tag("CON-17")
class LeavingTheWebsiteTest {

    private static final int RECONNECT = 4408;
    private static final String ACCOUNT = "100000000000001";
    private static final String LIA = "5511988887777";
    private static final String GREETING = """
            {"name":"retomada","language":"pt_BR","category":"UTILITY","components":[
              {"type":"BODY","text":"Olá {{1}}, continuamos por aqui.","example":{"body_text":[["Lia"]]}}]}""";

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    private final Simulator simulator = Simulator.start(0);

    @SuppressWarnings("NullAway.Init")
    WhatsAppShop number;

    @SuppressWarnings("NullAway.Init")
    Shop site;

    @SuppressWarnings("NullAway.Init")
    Eg.Person ana;

    @SuppressWarnings("NullAway.Init")
    TestVisitor lia;

    @BeforeEach
    void open() {
        number = WhatsAppShop.played(port, meta, simulator);
        site = Shop.of(number.desk(), number.department());
        ana = number.desk().colleague("Ana Prado", "agent", number.department());
        lia = visitor("+55 11 98888-7777");
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private TestVisitor visitor(String phone) {
        var browser = new TestAgent(port);
        var token = browser.post("/webchat/v1/" + site.key() + "/visitors", Map.of("name", "Lia", "phone", phone))
                .ok()
                .get("token")
                .asString();
        return TestVisitor.with(browser, port, site.key(), token);
    }

    /// The visitor has written, and Ana has answered.
    private String begun() {
        lia.says("Oi").ok();
        var conversation = Shop.list(ana, "tab=waiting").get(0).get("id").asString();
        Shop.replies(ana, conversation, "Pois não?").ok();
        return conversation;
    }

    private static String path(String conversation) {
        return "/api/v1/conversations/" + conversation;
    }

    private TestAgent.Answer move(String conversation, String connection) {
        return ana.http().put(path(conversation) + "/connection", Map.of("connectionId", connection));
    }

    private Map<String, Object> template() {
        var shelf = "/api/v1/connections/" + number.connection() + "/templates";
        simulator.approvedTemplate(ACCOUNT, GREETING);
        number.desk().http().post(shelf + "/sync", Map.of()).ok();
        var id = number.desk().http().get(shelf).ok().at("/items/0/id").asString();
        return Map.of(
                "id",
                TestVisitor.uuid(),
                "kind",
                "reply",
                "content",
                Map.of("type", "template", "template", id, "values", Map.of("body.1", "Lia")));
    }

    private static List<String> words(JsonNode talk) {
        return talk.get("messages")
                .valueStream()
                .map(it ->
                        it.at("/content/body").asString(it.at("/content/what").asString("")))
                .toList();
    }

    @Test
    void itGoesOnByTheNumberThatTheVisitorGaveAndTheVisitorIsTold() {
        var conversation = begun();

        var ways = ana.http().get(path(conversation) + "/connections").ok();
        move(conversation, number.connection()).ok();
        var free = Shop.replies(ana, conversation, "Agora por aqui");
        ana.http().post(path(conversation) + "/messages", template()).ok();
        until(() -> !simulator.outbox().isEmpty());
        number.posts(text(LIA, "wamid.answer", "Recebi aqui")).ok();
        number.settled();
        Shop.replies(ana, conversation, "Ótimo").ok();

        assertThat(ways.get("items"))
                .singleElement()
                .satisfies(it -> assertThat(it.get("templates").asBoolean()).isTrue());
        assertThat(ways.toString()).doesNotContain("98888");
        assertThat(free.code()).isEqualTo("window-closed");
        assertThat(bodies(ana.http().get(path(conversation)).ok()))
                .containsExactly("Oi", "Pois não?", "Olá Lia, continuamos por aqui.", "Recebi aqui", "Ótimo");
        var left = lia.conversation();
        assertThat(left.get("state").asString()).isEqualTo("resolved");
        assertThat(left.get("ended").asBoolean()).isTrue();
        assertThat(words(left)).containsExactly("Oi", "joined", "Pois não?", "continued");
        assertThat(left.get("messages").get(3).at("/content/via").asString()).isEqualTo("whatsapp");
    }

    @Test
    void whatIsSaidElsewhereReachesNoWindowAndTheVisitorMayBeginAnew() {
        var conversation = begun();
        var id = TestVisitor.uuid();
        lia.says(id, "Tudo bem?").ok();
        var before = lia.conversation().get("thread").asString();

        try (var window = lia.socket()) {
            move(conversation, number.connection()).ok();
            assertThat(window.closed()).isEqualTo(RECONNECT);
        }
        try (var window = lia.socket()) {
            number.posts(text(LIA, "wamid.answer", "Recebi aqui")).ok();
            number.settled();
            Shop.replies(ana, conversation, "Ótimo").ok();
            var again = lia.says(id, "Tudo bem?");
            lia.says("Mais uma coisa").ok();

            assertThat(again.status())
                    .as("what was taken before it left is taken once")
                    .isEqualTo(200);
            assertThat(window.closed()).isEqualTo(RECONNECT);
            assertThat(window.frames())
                    .extracting(it -> it.get("type").asString())
                    .containsOnly("hello");
        }
        assertThat(words(lia.conversation())).containsExactly("Mais uma coisa");
        assertThat(lia.conversation().get("thread").asString()).isNotEqualTo(before);
        assertThat(Shop.list(ana, "tab=waiting"))
                .singleElement()
                .satisfies(it -> assertThat(it.at("/connection/id").asString()).isEqualTo(site.connection()));
    }

    @Test
    void whatWasSaidElsewhereStaysThereWhenItComesBack() {
        var conversation = begun();
        move(conversation, number.connection()).ok();
        number.posts(text(LIA, "wamid.answer", "Recebi aqui")).ok();
        number.settled();
        Shop.replies(ana, conversation, "Ótimo").ok();
        until(() -> delivered(conversation, "Ótimo"));

        try (var window = lia.socket()) {
            move(conversation, site.connection()).ok();
            assertThat(window.closed()).isEqualTo(RECONNECT);
        }
        Shop.replies(ana, conversation, "De volta ao site").ok();
        long last = lia.conversation().get("messages").get(4).get("seq").asLong();
        lia.http()
                .put("/webchat/v1/" + site.key() + "/receipts", Map.of("read", last))
                .ok();

        assertThat(words(lia.conversation()))
                .containsExactly("Oi", "joined", "Pois não?", "continued", "De volta ao site");
        assertThat(lia.conversation().get("ended").asBoolean()).isFalse();
        assertThat(status(conversation, "De volta ao site")).isEqualTo("read");
        assertThat(status(conversation, "Ótimo"))
                .as("read on the website is not read there")
                .isNotEqualTo("read");
    }

    private boolean delivered(String conversation, String words) {
        return List.of("sent", "delivered").contains(status(conversation, words));
    }

    private String status(String conversation, String words) {
        return WhatsAppShop.said(ana.http().get(path(conversation)).ok()).stream()
                .filter(it -> it.at("/content/body").asString("").equals(words))
                .findFirst()
                .orElseThrow()
                .get("status")
                .asString();
    }

    @Test
    void aNumberThatTheConnectionKnowsAsSomebodyElsesIsNotTakenFromThem() {
        number.posts(text(LIA, "wamid.other", "Sou outra")).ok();
        number.settled();
        lia.says("Oi").ok();
        var conversation = Shop.list(ana, "tab=waiting&connections=" + site.connection())
                .get(0)
                .get("id")
                .asString();

        assertThat(move(conversation, number.connection()).code()).isEqualTo("number-of-another");
    }
}
