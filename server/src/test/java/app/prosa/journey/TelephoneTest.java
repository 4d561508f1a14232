package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.DIALOG;
import static com.microsoft.playwright.options.AriaRole.OPTION;
import static com.microsoft.playwright.options.AriaRole.REGION;
import static com.microsoft.playwright.options.AriaRole.SWITCH;

import app.prosa.Eg;
import app.prosa.PbxShop;
import app.prosa.ServerTest;
import app.prosa.WhatsAppShop;
import app.prosa.simulator.Exchange;
import app.prosa.simulator.Exchange.Manner;
import app.prosa.simulator.ExchangeCall;
import app.prosa.simulator.Simulator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.GetByRoleOptions;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The telephone on the screen: an administrator switches it, agents call and are called, in real browsers.
@ServerTest
@Tag("browser")
class TelephoneTest {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @LocalServerPort
    int port;

    @Autowired
    Simulator simulator;

    @SuppressWarnings("NullAway.Init") // each test begins with a shop of its own
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

    private AgentWindow desk(Eg.Person person) {
        var browser = JOURNEY.person();
        browser.grantPermissions(List.of("microphone"));
        return AgentWindow.of(browser, person, port);
    }

    private static Locator panel(AgentWindow window) {
        return window.page().getByRole(REGION, new Page.GetByRoleOptions().setName("Ligação com Rita Prado"));
    }

    private static Locator button(Locator place, String name) {
        return place.getByRole(BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private ExchangeCall call(String number) {
        WhatsAppShop.until(() ->
                simulator.exchange().calls().stream().anyMatch(it -> it.number().equals(number)));
        return simulator.exchange().calls().stream()
                .filter(it -> it.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("TEL-05")
    @Tag("TEL-06")
    void anAgentCallsFromThePanelAndTheLineStandsInTheConversation() {
        var number = PbxShop.number();
        var dialled = number.substring(3);
        shop.customer(number);
        simulator.exchange().when(dialled, Manner.RINGS);
        var agent = desk(bruno);
        agent.open("Podem me ligar?");

        agent.button("Ligar").first().click();
        assertThat(panel(agent)).containsText("Chamando…");
        simulator.exchange().answers(call(dialled).id());
        assertThat(panel(agent)).containsText("Em ligação");
        assertThat(agent.bubble("Em ligação")).containsText("Pelo PABX");

        button(panel(agent), "Silenciar o microfone").click();
        assertThat(button(panel(agent), "Reativar o microfone")).isVisible();
        button(panel(agent), "Colocar em espera").click();
        assertThat(panel(agent)).containsText("Em espera");
        WhatsAppShop.until(() -> call(dialled).held());
        button(panel(agent), "Retomar a ligação").click();
        assertThat(panel(agent)).containsText("Em ligação");
        button(panel(agent), "Teclado").click();
        button(panel(agent), "5").click();
        assertThat(panel(agent).locator("output")).hasText("5");
        Axe.findsNothingSerious(agent.page().mainFrame());

        button(panel(agent), "Desligar").click();
        assertThat(panel(agent)).containsText("Ligação encerrada");
        assertThat(agent.bubble("Ligação feita")).isVisible();
        WhatsAppShop.until(() -> call(dialled).state().equals("ended"));
    }

    @Test
    void aCustomersCallRingsWithTheirNameAndIsTaken() {
        var number = PbxShop.number();
        shop.customer(number);
        var agent = desk(bruno);
        WhatsAppShop.until(() -> simulator.exchange().isRegistered(extension));

        var made = simulator.exchange().call(number.substring(3), extension).getFirst();
        assertThat(panel(agent)).containsText("Está ligando para você");
        Axe.findsNothingSerious(agent.page().mainFrame());
        button(panel(agent), "Atender").click();
        assertThat(panel(agent)).containsText("Em ligação");
        panel(agent).getByText("Rita Prado").click();
        assertThat(agent.bubble("Em ligação")).containsText("Atendida por Bruno Lima");

        simulator.exchange().hangsUp(made.id());
        assertThat(panel(agent)).containsText("Ligação encerrada");
        assertThat(agent.bubble("Ligação recebida")).isVisible();
    }

    @Test
    void aBusyLineAndAMissedCallAreSaidSo() {
        var number = PbxShop.number();
        shop.customer(number);
        simulator.exchange().when(number.substring(3), Manner.IS_BUSY);
        var agent = desk(bruno);
        agent.open("Podem me ligar?");

        agent.action("Aceitar").click();
        agent.option("Ligar");
        assertThat(panel(agent)).containsText("Ocupado");
        assertThat(agent.bubble("Ocupado")).isVisible();
        button(panel(agent), "Fechar").click();

        var made = simulator.exchange().call(number.substring(3), extension).getFirst();
        assertThat(panel(agent)).containsText("Está ligando para você");
        simulator.exchange().hangsUp(made.id());
        assertThat(agent.bubble("Ligação perdida")).isVisible();
    }

    @Test
    void withoutAMicrophoneItIsSaidWhatToDo() {
        shop.customer(PbxShop.number());
        var agent = AgentWindow.of(JOURNEY.person(), bruno, port);
        agent.open("Podem me ligar?");

        agent.button("Ligar").first().click();

        assertThat(panel(agent)).containsText("Sem acesso ao microfone");
    }

    @Test
    void oneWindowIsTheTelephoneAndAnotherTakesItOver() {
        var number = PbxShop.number();
        shop.customer(number);
        var first = desk(bruno);
        WhatsAppShop.until(() -> simulator.exchange().isRegistered(extension));
        var second = new AgentWindow(first.page().context().newPage(), port);
        second.go("/conversations");
        second.open("Podem me ligar?");

        simulator.exchange().call(number.substring(3), extension);
        assertThat(panel(first)).containsText("Está ligando para você");
        assertThat(panel(second)).hasCount(0);
        button(panel(first), "Recusar").click();

        second.button("Ligar").first().click();
        assertThat(panel(second)).containsText("Em ligação");
        first.open("Ligação");
        first.button("Ligar").first().click();
        assertThat(panel(first)).containsText("Você já está em ligação em outra janela.");
    }

    @Test
    void theButtonIsThereOnlyWhileTheExchangeIsSwitchedOn() {
        shop.customer(PbxShop.number());
        shop.set(Map.of("active", false)).ok();
        var agent = desk(bruno);
        agent.open("Podem me ligar?");
        assertThat(agent.button("Mais ações")).isVisible();
        assertThat(agent.button("Ligar")).hasCount(0);

        var admin = AgentWindow.signedIn(JOURNEY.person(), shop.shop().desk().admin(), port);
        admin.go("/settings/integrations");
        admin.page()
                .getByRole(SWITCH, new Page.GetByRoleOptions().setName("Desligado: Telefone pelo PABX"))
                .click();
        assertThat(agent.button("Ligar").first()).isVisible();

        admin.page()
                .getByRole(SWITCH, new Page.GetByRoleOptions().setName("Ligado: Telefone pelo PABX"))
                .click();
        assertThat(agent.button("Ligar")).hasCount(0);
    }

    @Test
    void anAdministratorSetsTheExchangeGivesAnExtensionAndTestsIt() {
        var fresh = app.prosa.Shop.open(port);
        fresh.agent("Carla Dias");
        var username = "novo" + System.nanoTime();
        simulator.exchange().extension(username, "segredo");
        var admin = AgentWindow.signedIn(JOURNEY.person(), fresh.desk().admin(), port);
        admin.go("/settings/integrations");

        admin.button("Configurar central").click();
        var dialog = admin.page().getByRole(DIALOG);
        dialog.getByLabel("Endereço do WebSocket").fill("ws://pabx.example.com/ws");
        dialog.getByLabel("Domínio SIP").fill(Exchange.DOMAIN);
        button(dialog, "Salvar").click();
        assertThat(dialog).containsText("só para servidores que o operador liberou");
        dialog.getByLabel("Endereço do WebSocket")
                .fill(simulator.exchange().address().toString());
        button(dialog, "Salvar").click();
        assertThat(dialog).hasCount(0);

        admin.button("Dar um ramal").click();
        dialog.getByLabel("Pessoa").click();
        admin.page()
                .getByRole(OPTION, new Page.GetByRoleOptions().setName("Carla Dias"))
                .click();
        dialog.getByLabel("Ramal (usuário SIP)").fill(username);
        dialog.getByLabel("Senha do ramal").fill("errada");
        button(dialog, "Salvar").click();
        assertThat(admin.pane()).containsText(username);
        admin.button("Testar conexão").click();
        assertThat(admin.pane()).containsText("A central não aceita o ramal.");

        admin.button("Editar " + username).click();
        dialog.getByLabel("Senha do ramal").fill("segredo");
        button(dialog, "Salvar").click();
        assertThat(dialog).hasCount(0);
        admin.button("Testar conexão").click();
        assertThat(admin.pane()).containsText("Tudo certo: a central atende e aceita o ramal.");
        Axe.findsNothingSerious(admin.page().mainFrame());
    }
}
