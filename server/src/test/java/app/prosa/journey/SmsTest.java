package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.DIALOG;
import static com.microsoft.playwright.options.AriaRole.SWITCH;

import app.prosa.ServerTest;
import app.prosa.SmsShop;
import app.prosa.TestClock;
import app.prosa.jobs.RecurringJob;
import app.prosa.simulator.Simulator;
import com.microsoft.playwright.Locator.GetByRoleOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// SMS on the screen: on a phone somebody writes and reads, an agent sits at the console, an administrator switches it.
@ServerTest
@Tag("browser")
class SmsTest {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

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
        shop = SmsShop.open(port, simulator, 100);
    }

    @Test
    void aPhoneAndAnAgentTalkOverSms() {
        var phone = JOURNEY.person().newPage();
        phone.navigate(simulator.address() + "/sim/ui/sms");
        phone.getByLabel("Número do cliente").fill("11988880001");
        phone.getByLabel("Mensagem").fill("Vocês abrem hoje?");
        phone.getByLabel("Enviar").click();
        assertThat(phone.getByText("Vocês abrem hoje?")).isVisible();
        shop.ask(jobs, clock);

        var agent = AgentWindow.of(JOURNEY.person(), shop.desk().admin(), port);
        agent.open("Vocês abrem hoje?");
        assertThat(agent.pane()).containsText("Só texto, sem arquivos");
        assertThat(agent.button("Anexar arquivos")).hasCount(0);
        agent.says("Abrimos às 9h. Até amanhã!");
        assertThat(phone.getByText("Abrimos às 9h. Até amanhã!")).isVisible();

        shop.ask(jobs, clock);
        assertThat(agent.bubble("Abrimos às 9h.")
                        .getByRole(
                                AriaRole.IMG,
                                new GetByRoleOptions().setName("Entregue").setExact(true)))
                .isVisible();
    }

    @Test
    @Tag("TEL-03")
    @Tag("TEL-07")
    void theButtonSendsAnSmsAndIsThereOnlyWhileComteleIsOn() {
        var http = shop.desk().http();
        http.post("/api/v1/contacts", Map.of("name", "Bia Ramos", "phone", "11 97777-0002"))
                .ok();
        var agent = AgentWindow.signedIn(JOURNEY.person(), shop.desk().admin(), port);
        agent.go("/contacts");
        agent.page().getByText("Bia Ramos").first().click();
        agent.button("Enviar SMS").click();
        var dialog = agent.page().getByRole(DIALOG, new Page.GetByRoleOptions().setName("SMS para Bia Ramos"));
        dialog.getByLabel("Escreva").fill("Seu pedido saiu.");
        dialog.getByRole(BUTTON, new GetByRoleOptions().setName("Enviar SMS")).click();
        dialog.getByText("Abrir a conversa").click();
        assertThat(agent.bubble("Seu pedido saiu.")).isVisible();

        agent.button("Enviar SMS").click();
        dialog.getByLabel("Escreva").fill("Chega hoje.");
        dialog.getByRole(BUTTON, new GetByRoleOptions().setName("Enviar SMS")).click();
        dialog.getByText("Abrir a conversa").click();
        assertThat(agent.bubble("Chega hoje.")).isVisible();

        agent.go("/settings/integrations");
        agent.page()
                .getByRole(SWITCH, new Page.GetByRoleOptions().setName("Ligada: SMS"))
                .click();
        assertThat(agent.page().getByRole(SWITCH, new Page.GetByRoleOptions().setName("Desligada: SMS")))
                .isVisible();
        agent.go("/contacts");
        agent.page().getByText("Bia Ramos").first().click();
        assertThat(agent.button("Editar")).isVisible();
        assertThat(agent.button("Enviar SMS")).hasCount(0);
    }

    @Test
    void aKeyThatIsWrongIsNamedByTheTest() {
        var admin = AgentWindow.signedIn(JOURNEY.person(), shop.desk().admin(), port);
        simulator.texting().disconnect(shop.key());
        admin.go("/settings/connections/" + shop.connection());
        admin.button("Testar conexão").click();
        assertThat(admin.pane()).containsText("A Comtele não aceita esta chave.");

        simulator.texting().connect("a-new-key", 50);
        admin.page().getByLabel("Chave de API da Comtele").fill("a-new-key");
        admin.button("Salvar").click();
        assertThat(admin.pane()).containsText("Tudo salvo.");
        admin.button("Testar conexão").click();
        assertThat(admin.pane()).containsText("Tudo certo: dá para enviar e receber SMS.");
        assertThat(admin.pane()).containsText("Saldo: 50");
    }
}
