package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.DIALOG;
import static com.microsoft.playwright.options.AriaRole.IMG;
import static com.microsoft.playwright.options.AriaRole.LIST;
import static com.microsoft.playwright.options.AriaRole.OPTION;
import static com.microsoft.playwright.options.AriaRole.REGION;
import static com.microsoft.playwright.options.AriaRole.SWITCH;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.TestMeta;
import app.prosa.WavoipShop;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.GetByRoleOptions;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Calls over WhatsApp on the screen, with Wavoip's own program and a Wavoip that is played: agents are
/// called and call, close the panel and reopen it; an administrator adds a device and pairs it.
@ServerTest
@Tag("browser")
class WavoipCallsTest {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    private final PlayedWavoip wavoip = new PlayedWavoip();

    @SuppressWarnings("NullAway.Init") // each test begins with a shop of its own
    WavoipShop shop;

    @SuppressWarnings("NullAway.Init")
    Eg.Person bruno;

    private final String token = WavoipShop.token();
    private final String number = WavoipShop.number();
    private final String name = "Cliente " + number;

    @BeforeEach
    void open() {
        shop = WavoipShop.open(port, meta);
        bruno = shop.agent("Bruno Lima");
    }

    private AgentWindow desk(Eg.Person person) {
        var browser = JOURNEY.person();
        wavoip.plays(browser);
        browser.grantPermissions(List.of("microphone"));
        return AgentWindow.of(browser, person, port);
    }

    private AgentWindow withDevice(Eg.Person person) {
        int before = wavoip.windows(token);
        var window = desk(person);
        until(window, () -> wavoip.windows(token) > before);
        return window;
    }

    private static void until(AgentWindow window, BooleanSupplier condition) {
        window.page().waitForCondition(condition);
    }

    private static Locator panel(AgentWindow window, String who) {
        return window.page().getByRole(REGION, new Page.GetByRoleOptions().setName("Ligação com " + who));
    }

    private static Locator button(Locator place, String label) {
        return place.getByRole(BUTTON, new GetByRoleOptions().setName(label).setExact(true));
    }

    @Test
    @Tag("TEL-01")
    void aCustomersCallRingsAtEveryDeskAndIsTakenAtOne() {
        shop.device("Vendas", token, shop.shop().connection());
        shop.writes(number, "Podem me ligar?");
        var agent = withDevice(bruno);
        var other = withDevice(shop.agent("Carla Dias"));

        var call = wavoip.rings(token, number, name);
        assertThat(panel(agent, name)).containsText("Está ligando para você");
        assertThat(panel(other, name)).containsText("Está ligando para você");
        Axe.findsNothingSerious(agent.page().mainFrame());
        button(panel(agent, name), "Atender").click();
        assertThat(panel(agent, name)).containsText("Em ligação");
        assertThat(panel(other, name)).containsText("Atendida em outro lugar");
        int before = wavoip.sound();
        until(agent, () -> wavoip.sound() > before + 5);

        panel(agent, name).getByText(name).click();
        assertThat(agent.bubble("Em ligação")).containsText("Atendida por Bruno Lima");
        assertThat(agent.bubble("Em ligação")).containsText("Pelo WhatsApp");
        button(panel(agent, name), "Silenciar o microfone").click();
        assertThat(button(panel(agent, name), "Reativar o microfone")).isVisible();
        assertThat(button(panel(agent, name), "Teclado")).hasCount(0);

        wavoip.hangsUp(call);
        assertThat(panel(agent, name)).containsText("Ligação encerrada");
        assertThat(agent.bubble("Ligação recebida")).containsText("Durou");
    }

    @Test
    @Tag("TEL-01")
    @Tag("TEL-04")
    void anAgentCallsFromTheHeaderOfAConversation() {
        shop.device("Vendas", token, shop.shop().connection());
        shop.writes(number, "Podem me ligar?");
        var agent = withDevice(bruno);
        agent.open("Podem me ligar?");

        agent.action("Ligar pelo WhatsApp").first().click();
        until(agent, () -> !wavoip.callTo("+" + number).isEmpty());
        var call = wavoip.callTo("+" + number);
        wavoip.isRinging(call);
        assertThat(panel(agent, name)).containsText("Chamando…");
        assertThat(agent.bubble("Ligando para o cliente")).containsText("Pelo WhatsApp");
        wavoip.answers(call);
        assertThat(panel(agent, name)).containsText("Em ligação");
        button(panel(agent, name), "Desligar").click();

        assertThat(panel(agent, name)).containsText("Ligação encerrada");
        assertThat(agent.bubble("Ligação feita")).isVisible();
        until(agent, () -> wavoip.heard().contains("call.end " + call));

        shop.turn(false);
        assertThat(agent.button("Ligar pelo WhatsApp")).hasCount(0);
        until(agent, () -> wavoip.windows(token) == 0);
    }

    @Test
    @Tag("CON-18")
    void aPanelThatWasClosedIsReopenedWhileTheCallGoesOn() {
        shop.device("Vendas", token, shop.shop().connection());
        shop.writes(number, "Podem me ligar?");
        var agent = withDevice(bruno);
        agent.open("Podem me ligar?");
        var call = wavoip.rings(token, number, name);
        button(panel(agent, name), "Atender").click();
        assertThat(panel(agent, name)).containsText("Em ligação");
        assertThat(agent.button("Reabrir chamada")).hasCount(0);

        button(panel(agent, name), "Fechar o painel; a ligação continua").click();
        assertThat(panel(agent, name)).hasCount(0);
        assertThat(agent.bubble("Em ligação")).isVisible();
        agent.action("Reabrir chamada").click();
        assertThat(panel(agent, name)).containsText("Em ligação");
        assertThat(agent.button("Reabrir chamada")).hasCount(0);

        button(panel(agent, name), "Fechar o painel; a ligação continua").click();
        wavoip.hangsUp(call);
        assertThat(panel(agent, name)).containsText("Ligação encerrada");
        assertThat(agent.button("Reabrir chamada")).hasCount(0);
        assertThat(agent.bubble("Ligação recebida")).isVisible();
    }

    @Test
    @Tag("TEL-02")
    void theInboxOpensThePanelOfCallsFromWhichAnybodyIsCalled() {
        shop.device("Vendas", token, null);
        shop.writes(number, "Podem me ligar?");
        var agent = withDevice(bruno);

        agent.button("Ligações pelo WhatsApp (Wavoip)").click();
        var panel = agent.page().getByRole(REGION, new Page.GetByRoleOptions().setName("Ligações pelo WhatsApp"));
        assertThat(panel.getByRole(LIST, new GetByRoleOptions().setName("Aparelhos do Wavoip")))
                .containsText("Conectado");
        wavoip.becomes(token, "device:hibernating");
        assertThat(panel).containsText("Hibernando");
        Axe.findsNothingSerious(agent.page().mainFrame());

        panel.getByLabel("Nome ou número").fill("Cliente");
        button(panel, "Ligar para " + name).click();
        until(agent, () -> !wavoip.callTo("+" + number).isEmpty());
        wavoip.doesNotAnswer(wavoip.callTo("+" + number));
        assertThat(panel(agent, name)).containsText("Não atendeu");
        button(panel(agent, name), "Fechar").click();
        agent.open("O cliente não atendeu a ligação");

        agent.button("Ligações pelo WhatsApp (Wavoip)").click();
        panel.getByLabel("Nome ou número").fill("(11) 3333-4444");
        button(panel, "Ligar para este número").click();
        until(agent, () -> !wavoip.callTo("+551133334444").isEmpty());
        assertThat(panel(agent, "Número desconhecido")).containsText("+55 11 3333-4444");
        button(panel(agent, "Número desconhecido"), "Desligar").click();
        until(agent, () -> wavoip.heard().stream().anyMatch(it -> it.startsWith("call.cancel")));
    }

    @Test
    void withoutAConnectedDeviceOrAMicrophoneItIsSaidWhatIsMissing() {
        shop.device("Vendas", token, null);
        shop.writes(number, "Podem me ligar?");
        wavoip.waitsForPhone(token, "2@codigo");
        var agent = withDevice(bruno);
        agent.open("Podem me ligar?");
        agent.action("Ligar pelo WhatsApp").first().click();
        assertThat(panel(agent, name)).containsText("Nenhum aparelho do Wavoip está conectado");
        assertThat(agent.bubble("A ligação falhou")).containsText("Nenhum aparelho do Wavoip está conectado");

        var browser = JOURNEY.person();
        wavoip.plays(browser);
        var deaf = AgentWindow.of(browser, shop.agent("Carla Dias"), port);
        deaf.open("A ligação falhou");
        deaf.action("Ligar pelo WhatsApp").first().click();
        assertThat(panel(deaf, name)).containsText("Sem acesso ao microfone");
    }

    @Test
    void anAdministratorAddsADeviceAndPairsIt() {
        shop.turn(false);
        wavoip.waitsForPhone(token, "2@" + "abcdefgh".repeat(20));
        var admin = desk(shop.shop().desk().admin());
        admin.go("/settings/integrations");

        admin.button("Adicionar aparelho").click();
        var dialog = admin.page().getByRole(DIALOG);
        dialog.getByLabel("Nome").fill("Vendas");
        dialog.getByLabel("Token do aparelho").fill("não é token");
        button(dialog, "Salvar").click();
        assertThat(dialog.getByLabel("Token do aparelho")).isFocused();
        dialog.getByLabel("Token do aparelho").fill(token);
        dialog.getByLabel("Conexão com o mesmo número").click();
        admin.page()
                .getByRole(OPTION, new Page.GetByRoleOptions().setName("WhatsApp da loja"))
                .click();
        button(dialog, "Salvar").click();
        assertThat(dialog).hasCount(0);
        assertThat(admin.pane()).containsText("WhatsApp da loja");

        admin.button("Ver estado de Vendas").click();
        assertThat(dialog).containsText("Esperando o celular");
        assertThat(dialog.getByRole(IMG, new GetByRoleOptions().setName("Código QR para conectar o WhatsApp")))
                .isVisible();
        Axe.findsNothingSerious(admin.page().mainFrame());
        wavoip.isPaired(token);
        assertThat(dialog).containsText("O WhatsApp está conectado e pode ligar.");
        button(dialog, "Fechar").last().click();
        until(admin, () -> wavoip.windows(token) == 0);

        admin.page()
                .getByRole(SWITCH, new Page.GetByRoleOptions().setName("Desligado: Ligações pelo WhatsApp"))
                .click();
        assertThat(admin.pane()).containsText("Conectado");
    }
}
