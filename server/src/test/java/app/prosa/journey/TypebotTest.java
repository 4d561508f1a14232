package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.CHECKBOX;
import static com.microsoft.playwright.options.AriaRole.LINK;
import static com.microsoft.playwright.options.AriaRole.SWITCH;

import app.prosa.ServerTest;
import app.prosa.WhatsAppShop;
import app.prosa.bot.BotPulse;
import app.prosa.bot.TypebotShop;
import app.prosa.simulator.Simulator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Typebot on the screen: an administrator connects it, a visitor is answered by it, an agent switches it
/// off.
@Tag("browser")
@ServerTest
class TypebotTest {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @LocalServerPort
    int port;

    @Autowired
    BotPulse pulse;

    @Autowired
    Simulator simulator;

    @SuppressWarnings("NullAway.Init")
    OpenShop open;

    @SuppressWarnings("NullAway.Init")
    AgentWindow ana;

    @BeforeEach
    void open() {
        open = OpenShop.open(JOURNEY, port);
        ana = open.ana();
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    @Tag("AUT-05")
    void theSwitchIsThereOnceTypebotIsOnAndKeepsItOutOfOneTicket() {
        open.waiting("Ainda sem Typebot");
        assertThat(ana.page().getByLabel("Chatbot nesta conversa")).isVisible();
        assertThat(toggle()).hasCount(0);

        simulator
                .typebots()
                .play(
                        "loja",
                        List.of(
                                TypebotShop.offers("Olá! Sobre o que é?", "Boleto", "Suporte"),
                                TypebotShop.asks("Qual é o seu CPF?")));
        connects();

        assertThat(toggle()).isChecked();
        var visitor = open.visitor();
        visitor.says("Preciso da segunda via");
        playsUntil(visitor.bubble("Olá! Sobre o que é?"));
        ana.open("Preciso da segunda via");
        assertThat(ana.page().getByText("Typebot respondendo")).isVisible();
        assertThat(ana.messages()).containsText("Typebot começou a responder");
        assertThat(ana.bubble("Olá! Sobre o que é?")).isVisible();
        visitor.button("Boleto").click();
        playsUntil(visitor.bubble("Qual é o seu CPF?"));

        toggle().click();
        assertThat(ana.messages()).containsText("Ana desligou o Typebot neste atendimento");
        assertThat(ana.page().getByText("Typebot respondendo")).hasCount(0);
        visitor.says("529.982.247-25");
        assertThat(ana.bubble("529.982.247-25")).isVisible();

        var other = open.visitor();
        other.says("E eu, quem me atende?");
        playsUntil(other.bubble("Olá! Sobre o que é?"));
        assertThat(visitor.bubble("Qual é o seu CPF?")).hasCount(1);
        assertThat(ana.bubble("Qual é o seu CPF?")).hasCount(1);
        ana.open("E eu, quem me atende?");
        assertThat(toggle()).isChecked();
        assertThat(ana.page().getByText("Typebot respondendo")).isVisible();
    }

    private Locator toggle() {
        return ana.page().getByRole(SWITCH, new Page.GetByRoleOptions().setName("Typebot neste atendimento"));
    }

    /// An administrator connects the typebot to the site, and tries whether it answers.
    private void connects() {
        var boss = AgentWindow.signedIn(JOURNEY.person(), open.shop().desk().admin(), port);
        boss.go("/settings/integrations");
        boss.page()
                .getByRole(LINK, new Page.GetByRoleOptions().setName("Conectar").setExact(true))
                .click();
        boss.field("Endereço do viewer").fill("http://10.0.0.7:3000");
        boss.field("Nome público do typebot").fill("loja");
        boss.page()
                .getByRole(CHECKBOX, new Page.GetByRoleOptions().setName("Site"))
                .check();
        boss.page()
                .getByRole(SWITCH, new Page.GetByRoleOptions().setName("Typebot ligado"))
                .click();
        boss.button("Salvar").click();
        assertThat(boss.pane()).containsText("levar a um servidor público");
        boss.field("Endereço do viewer").fill(simulator.typebotUrl().toString());
        boss.button("Salvar").click();
        assertThat(boss.pane()).containsText("Tudo salvo.");
        boss.button("Testar conexão").click();
        assertThat(boss.pane()).containsText("Tudo certo: o Typebot responde.");
    }

    /// The talk goes on whenever there is something to do, until this is there.
    private void playsUntil(Locator shown) {
        WhatsAppShop.until(() -> {
            pulse.run();
            return shown.isVisible();
        });
    }
}
