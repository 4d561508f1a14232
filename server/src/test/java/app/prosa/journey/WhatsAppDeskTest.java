package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.ALERT;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.DIALOG;
import static com.microsoft.playwright.options.AriaRole.LINK;
import static com.microsoft.playwright.options.AriaRole.OPTION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.WhatsAppShop;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// An agent serves a customer on WhatsApp with everything that the channel has.
@Tag("browser")
@ServerTest
class WhatsAppDeskTest {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    private AgentWindow opened(WhatsAppShop shop) {
        shop.posts(WhatsAppShop.text("5511988880001", "wamid.hello", "Qual o prazo?"))
                .ok();
        shop.settled();
        var conversation = shop.conversation().at("/conversation/id").asString();
        shop.desk()
                .http()
                .put("/api/v1/conversations/" + conversation + "/acceptance", Map.of())
                .ok();
        var browser = JOURNEY.person();
        browser.grantPermissions(List.of("microphone"));
        var ana = AgentWindow.signedIn(browser, shop.desk().admin(), port);
        ana.go("/conversations/" + conversation);
        assertThat(ana.bubble("Qual o prazo?")).isVisible();
        return ana;
    }

    private static Locator named(Locator within, String name) {
        return within.getByRole(BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile(name)));
    }

    @Test
    @Tag("CON-35")
    @Tag("CON-50")
    @Tag("CMP-03")
    @Tag("CMP-17")
    @Tag("CMP-22")
    void anAgentQuotesReactsSpeaksAndLooksIntoAMessage() {
        var shop = WhatsAppShop.open(port, meta);
        var ana = opened(shop);
        var asked = ana.bubble("Qual o prazo?");

        asked.hover();
        named(asked, "^Responder a").click();
        ana.says("Até sexta.");
        assertThat(named(ana.bubble("Até sexta."), "^Ir para a mensagem")).containsText("Qual o prazo?");
        WhatsAppShop.until(() -> !shop.meta().sent.isEmpty());
        assertThat(shop.meta().sent.getFirst().at("/context/message_id").asString())
                .isEqualTo("wamid.hello");

        named(asked, "^Reagir à").click();
        ana.button("👍").click();
        assertThat(named(asked, "Retirar a reação 👍")).isVisible();
        WhatsAppShop.until(() -> shop.meta().sent.size() == 2);

        ana.action("Gravar áudio").click();
        assertThat(ana.page().getByLabel("Gravando")).hasText(Pattern.compile("0:0[1-9]"));
        ana.button("Parar e ouvir").click();
        ana.button("Enviar").click();
        assertThat(ana.bubbles().last().getByLabel("Mensagem de voz")).isVisible();
        WhatsAppShop.until(() -> shop.meta().sent.size() == 3);
        assertThat(shop.meta().sent.getLast().at("/audio/voice").asBoolean()).isTrue();

        var told = ana.bubble("Até sexta.");
        assertThat(told).not().containsText("Registrada");
        named(told, "Informações extras").click();
        assertThat(told).containsText("Registrada");
        assertThat(told).containsText("1 tentativa");
        assertThat(told).containsText("wamid.");
        assertThat(told).containsText("não permite apagar");
        assertThat(named(told, "Apagar")).hasCount(0);
    }

    @Test
    @Tag("CMP-24")
    void aQuickReplyGoesThroughWhatsAppAsWell() {
        var shop = WhatsAppShop.open(port, meta);
        shop.desk()
                .http()
                .post(
                        "/api/v1/quick-replies",
                        Map.of(
                                "shortcut", "prazo",
                                "title", "Prazo de entrega",
                                "text", "{{primeiro_nome}}, entregamos em 2 dias.",
                                "files", List.of(),
                                "departments", List.of()))
                .ok();
        var ana = opened(shop);

        ana.action("Respostas rápidas").click();
        ana.page()
                .getByRole(OPTION, new Page.GetByRoleOptions().setName("Prazo de entrega"))
                .click();
        ana.composer().press("Enter");

        WhatsAppShop.until(() -> !shop.meta().sent.isEmpty());
        assertThat(shop.meta().texts()).containsExactly("Cliente, entregamos em 2 dias.");
    }

    @Test
    @Tag("NOT-13")
    @Tag("NOT-14")
    @Tag("CHN-07")
    void theStateOfEveryConnectionIsInSightWithWhatWaitsOnIt() {
        var shop = WhatsAppShop.open(port, meta);
        var ana = opened(shop);
        assertThat(ana.button("Conexões funcionando")).isVisible();
        var number = "/" + WhatsAppShop.PHONE_NUMBER_ID;
        var expired = TestMeta.error(190, "Session has expired");
        shop.meta().at(number, 401, expired).answers(401, new String(expired, UTF_8));

        ana.says("Espera");

        assertThat(ana.page().getByText("WhatsApp da loja não está enviando").first())
                .isVisible();
        ana.go("/settings/people");
        assertThat(ana.page().getByText("1 mensagem na fila").first()).isVisible();
        named(ana.page().locator("body"), "1 conexão com problema · 1 mensagem na fila")
                .click();
        var menu = ana.page().getByRole(DIALOG, new Page.GetByRoleOptions().setName("Conexões"));
        assertThat(menu).containsText("Não envia: acesso recusado");
        menu.getByText("Ver situação").click();
        assertThat(ana.page()).hasURL(Pattern.compile("/settings/connections/" + shop.connection()));
        shop.meta().at(number, 200, "{\"status\":\"CONNECTED\"}".getBytes(UTF_8));
        shop.desk()
                .http()
                .patch("/api/v1/connections/" + shop.connection() + "/whatsapp", Map.of("token", shop.token()))
                .ok();
        assertThat(ana.button("Conexões funcionando")).isVisible();
    }

    @Test
    void whatFailedAndWhatIsUncertainAsksForADecision() {
        var shop = WhatsAppShop.open(port, meta);
        var ana = opened(shop);
        shop.meta().answers(400, new String(TestMeta.error(131026, "Message undeliverable"), UTF_8));
        shop.meta().losesTheAnswer();

        ana.says("Um");
        ana.says("Dois");

        var failed = ana.bubble("Um").getByRole(ALERT);
        var uncertain = ana.bubble("Dois").getByRole(ALERT);
        named(uncertain, "Já chegou").click();
        assertThat(uncertain).hasCount(0);
        named(failed, "Remover").click();
        assertThat(failed).hasCount(0);
        assertThat(shop.meta().texts()).containsExactly("Um", "Dois");
    }

    @Test
    @Tag("CHN-05")
    @Tag("INB-18")
    @Tag("INB-19")
    void privateConversationsAndGroupsHaveSectionsOfTheirOwn() {
        var shop = WhatsAppShop.open(port, meta);
        shop.posts(written("5511988880001", "wamid.1", "", "Só entre nós")).ok();
        shop.posts(written("5511988880002", "wamid.2", "\"group_id\":\"g1\",", "Oi, grupo!"))
                .ok();
        shop.settled();
        var bia = shop.desk().colleague("Bia Reis", "agent", shop.department());
        var window = AgentWindow.of(JOURNEY.person(), bia, port);

        assertThat(window.button("Conversas privadas")).hasAttribute("aria-pressed", "true");
        assertThat(window.row("Só entre nós")).isVisible();
        assertThat(window.rows()).hasCount(1);

        window.button("Grupos").click();
        assertThat(window.row("Cliente 5511988880002: Oi, grupo!")).isVisible();
        assertThat(window.rows()).hasCount(1);
        window.open("Oi, grupo!");
        assertThat(window.bubble("Oi, grupo!")).containsText("Cliente 5511988880002");
        window.says("Olá a todos!");
        WhatsAppShop.until(() -> !shop.meta().sent.isEmpty());
        assertThat(shop.meta().sent.getFirst().get("recipient_type").asString()).isEqualTo("group");
        assertThat(shop.meta().sent.getFirst().get("to").asString()).isEqualTo("g1");

        window.button("Conversas privadas").click();
        window.choose("Aguardando");
        assertThat(window.row("Só entre nós")).isVisible();
        assertThat(window.rows()).hasCount(1);
    }

    @Test
    @Tag("INB-17")
    void chatsWhatsAppAndCallsStandInOneListEachInItsOwnWay() {
        var shop = WhatsAppShop.open(port, meta);
        Shop.of(shop.desk(), shop.department())
                .visitor()
                .says("Oi, vim pelo site")
                .ok();
        shop.posts(written("5511988880001", "wamid.1", "", "Oi, vim pelo WhatsApp"))
                .ok();
        shop.posts(call("connect", "")).ok();
        shop.settled();
        var window = AgentWindow.of(JOURNEY.person(), shop.desk().admin(), port);

        assertThat(window.rows()).hasCount(3);
        window.open("Oi, vim pelo site");
        assertThat(window.pane()).not().containsText("Janela aberta até");
        window.open("Oi, vim pelo WhatsApp");
        assertThat(window.pane()).containsText("Janela aberta até");
        assertThat(window.row("O cliente está ligando")).isVisible();
        window.open("O cliente está ligando");
        var ringing = window.bubble("O cliente está ligando");
        assertThat(ringing).containsText("Aqui não se atende ligação.");
        assertThat(ringing.getByRole(BUTTON)).hasCount(1); // what else there is to know of it

        shop.posts(call("terminate", "")).ok();
        shop.settled();
        var missed = window.bubble("Ligação perdida");
        assertThat(missed).isVisible();
        assertThat(ringing).hasCount(0);
        assertThat(window.row("Ligação perdida")).isVisible();
        var back = missed.getByRole(LINK);
        assertThat(back).hasText("Ligar para +55 11 98888-0002");
        assertThat(back).hasAttribute("href", "tel:+5511988880002");
        named(missed, "^Responder por mensagem$").click();
        assertThat(window.composer()).isFocused();
        window.says("Vimos a sua ligação.");
        WhatsAppShop.until(() -> shop.meta().texts().contains("Vimos a sua ligação."));

        shop.posts(call("connect", "").replace("wacid.1", "wacid.2")).ok();
        shop.posts(call("terminate", ",\"duration\":99").replace("wacid.1", "wacid.2"))
                .ok();
        assertThat(window.bubble("Ligação recebida")).containsText("Durou 1:39");
        assertThat(named(window.bubble("Ligação recebida"), "^Responder")).hasCount(0);
    }

    private static String call(String event, String rest) {
        return WhatsAppShop.change("""
                "contacts":[{"profile":{"name":"Rui Alves"},"wa_id":"5511988880002"}],
                "calls":[{"id":"wacid.1","from":"5511988880002","to":"551130000001","event":"%s","timestamp":"%d",
                "direction":"USER_INITIATED"%s}]""".formatted(event, TestClock.now().getEpochSecond(), rest))
                .replace("\"field\":\"messages\"", "\"field\":\"calls\"");
    }

    private static String written(String from, String id, String group, String body) {
        return WhatsAppShop.message(
                from,
                id,
                TestClock.now().getEpochSecond(),
                group + "\"type\":\"text\",\"text\":{\"body\":\"" + body + "\"}");
    }
}
