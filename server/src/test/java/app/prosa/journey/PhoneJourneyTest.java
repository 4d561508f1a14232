package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.DIALOG;
import static com.microsoft.playwright.options.AriaRole.IMG;

import app.prosa.OwnServer;
import app.prosa.SimulatedShop;
import app.prosa.file.Samples;
import app.prosa.simulator.Simulator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.GetByRoleOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Ana Souza holds her phone, an agent sits at the console, and WhatsApp is between them.
@Tag("browser")
@TestInstance(Lifecycle.PER_CLASS)
class PhoneJourneyTest {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    private Simulator simulator;
    private OwnServer server;
    private SimulatedShop shop;

    @BeforeAll
    void start(@TempDir Path folder) {
        simulator = Simulator.start(0);
        server = OwnServer.start(
                folder.resolve("data"), List.of("--prosa.signup=open", "--prosa.meta-url=" + simulator.metaUrl()));
        shop = SimulatedShop.open(server.port(), simulator);
    }

    @AfterAll
    void stop() {
        server.close();
        simulator.close();
    }

    @Test
    void aCustomerAndAnAgentTalkOverWhatsApp() {
        var phone = PhoneWindow.of(JOURNEY.person(), simulator, "ana");
        phone.says("Bom dia! Vocês entregam?");
        var agent = AgentWindow.of(JOURNEY.person(), shop.shop().desk().admin(), server.port());
        agent.open("Bom dia! Vocês entregam?");
        agent.action("Aceitar").click();

        phone.attaches("Foto de exemplo");
        phone.attaches("Localização");
        phone.says("Isto não era para vocês");
        assertThat(agent.bubble("Praça da Sé")).isVisible();
        assertThat(agent.bubbles().locator("img")).hasCount(1);
        phone.does("Editar", "Bom dia!");
        phone.says("Bom dia! Vocês entregam em Santos?");
        phone.does("Apagar para todos", "Isto não era para vocês");
        assertThat(agent.bubble("Vocês entregam em Santos?")).containsText("editada");
        assertThat(agent.bubble("O cliente apagou esta mensagem")).isVisible();
        assertThat(agent.bubble("Isto não era para vocês")).hasCount(0);

        agent.says("Entregamos, sim!");
        assertThat(phone.bubble("Entregamos, sim!")).isVisible();
        assertThat(tick(agent.bubble("Entregamos, sim!"), "Lida")).isVisible();
        phone.does("👍", "Entregamos, sim!");
        assertThat(agent.bubble("Entregamos, sim!")).containsText("👍");
        agent.page()
                .waitForFileChooser(() -> agent.action("Anexar arquivos").click())
                .setFiles(new FilePayload("prazos.pdf", "application/pdf", Samples.pdf()));
        agent.says("Os prazos");
        assertThat(phone.bubble("prazos.pdf")).containsText("Os prazos");

        whatDoesNotArriveIsSentAgainByHand(phone, agent);
        theLedgerSaysWhatBecameOfEverything(agent);
    }

    @Test
    void aCallRingsOnTheScreenAndIsMissedOrTurnedDown() {
        var phone = PhoneWindow.of(JOURNEY.person(), simulator, "carla");
        phone.button("Ligar para a loja").click();
        var agent = AgentWindow.of(JOURNEY.person(), shop.shop().desk().admin(), server.port());
        agent.open("O cliente está ligando");
        assertThat(agent.bubble("O cliente está ligando")).isVisible();

        phone.button("Desligar").click();
        assertThat(agent.bubble("Ligação perdida")).isVisible();
        assertThat(phone.bubble("Ligação não atendida")).isVisible();

        shop.shop()
                .desk()
                .http()
                .patch("/api/v1/connections/" + shop.shop().connection() + "/whatsapp", Map.of("declineCalls", true))
                .ok();
        phone.button("Ligar para a loja").click();
        assertThat(agent.bubble("Ligação recusada")).isVisible();
        assertThat(phone.bubble("Ligação recusada")).isVisible();
    }

    private void whatDoesNotArriveIsSentAgainByHand(PhoneWindow phone, AgentWindow agent) {
        simulator.fault("F13-optout", 1);
        agent.says("Leve dois, pague um");
        var refused = agent.bubble("Leve dois, pague um");
        assertThat(refused).containsText("O cliente não quer mais receber ofertas.");
        remedy(refused, "Tentar de novo").click();
        assertThat(tick(refused, "Lida")).isVisible();

        simulator.fault("F3-before", 1);
        agent.says("Chegou?");
        var uncertain = agent.bubble("Chegou?");
        assertThat(uncertain).containsText("talvez o cliente já tenha recebido");
        assertThat(phone.bubble("Chegou?")).hasCount(0);
        remedy(uncertain, "Enviar mesmo assim").click();
        assertThat(tick(uncertain, "Lida")).isVisible();
        assertThat(phone.bubble("Chegou?")).hasCount(1);
    }

    private static void theLedgerSaysWhatBecameOfEverything(AgentWindow agent) {
        agent.go("/settings/ledger");
        agent.field("Número, ou identificação da mensagem").fill("+55 11 90000-0011");
        var messages = agent.page().getByRole(BUTTON, new Page.GetByRoleOptions().setName("Mensagem ·"));
        assertThat(messages).hasCount(4);
        messages.last().click();
        var dialog = agent.page().getByRole(DIALOG);
        assertThat(dialog).containsText("\"body\": \"Bom dia! Vocês entregam?\"");
        dialog.getByText("Abrir o atendimento").click();
        assertThat(agent.bubble("Entregamos, sim!")).isVisible();
    }

    private static Locator tick(Locator bubble, String name) {
        return bubble.getByRole(IMG, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator remedy(Locator bubble, String name) {
        return bubble.getByRole(BUTTON, new GetByRoleOptions().setName(name));
    }
}
