package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.DIALOG;
import static com.microsoft.playwright.options.AriaRole.LOG;
import static com.microsoft.playwright.options.AriaRole.MENUITEM;
import static com.microsoft.playwright.options.AriaRole.OPTION;
import static com.microsoft.playwright.options.AriaRole.TEXTBOX;

import app.prosa.ServerTest;
import app.prosa.WhatsAppShop;
import app.prosa.bot.Bot;
import app.prosa.bot.BotPulse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The chatbot from the one who writes its flow to the customer who answers it, and the agents between them.
@Tag("browser")
@ServerTest
class ChatbotTest {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @LocalServerPort
    int port;

    @Autowired
    BotPulse pulse;

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
    @Tag("INB-56")
    @Tag("AUT-04")
    @Tag("AUT-15")
    void managementWritesAFlowAndVisitorsGoThroughItBeforeAnybodyAnswers() {
        var boss =
                AgentWindow.signedIn(JOURNEY.person(), open.shop().desk().colleague("Bruno Costa", "supervisor"), port);
        boss.go("/settings/flows");
        boss.button("Novo fluxo").click();
        field(boss.page().getByRole(DIALOG), "Nome").fill("Triagem");
        boss.button("Criar fluxo").click();
        adds(boss, "Pergunta com opções");
        boss.field("Pergunta").fill("Com quem você quer falar?");
        boss.field("Opção 1").first().fill("Vendas");
        boss.field("Opção 2").first().fill("Suporte");
        adds(boss, "Encerrar o fluxo");
        boss.button("Começar").click();
        var talk = boss.page().getByRole(LOG);
        talk.getByRole(BUTTON, new Locator.GetByRoleOptions().setName("Vendas")).click();
        assertThat(talk).containsText("Fluxo concluído");
        boss.button("Salvar").click();
        boss.button("Publicar").click();
        assertThat(boss.page().getByText("Publicado", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        boss.page().getByText("← Fluxos do chatbot").click();
        chooses(boss, "No expediente: Site");

        var visitor = open.visitor();
        visitor.says("Bom dia, vocês abrem hoje?");
        ana.choose("Aguardando");
        ana.open("Bom dia, vocês abrem hoje?");
        playsUntil(ana.bubble("Com quem você quer falar?"));
        assertThat(ana.button("Pausar fluxo")).isVisible();
        visitor.button("Suporte").click();

        playsUntil(ana.messages().getByText("concluído"));
        assertThat(ana.button("Pausar fluxo")).isHidden();
    }

    /// The flow goes on whenever there is something to do, until this is there.
    private void playsUntil(Locator shown) {
        WhatsAppShop.until(() -> {
            pulse.run();
            return shown.isVisible();
        });
    }

    private static void chooses(AgentWindow boss, String which) {
        boss.page().getByLabel(which).first().click();
        boss.page()
                .getByRole(OPTION, new Page.GetByRoleOptions().setName("Triagem"))
                .first()
                .click();
    }

    private static void adds(AgentWindow boss, String step) {
        boss.button("Adicionar passo").click();
        boss.page()
                .getByRole(MENUITEM, new Page.GetByRoleOptions().setName(step))
                .click();
    }

    private static Locator field(Locator within, String label) {
        return within.getByRole(TEXTBOX, new Locator.GetByRoleOptions().setName(label));
    }

    @Test
    @Tag("AUT-01")
    @Tag("AUT-03")
    @Tag("CMP-06")
    @Tag("CMP-09")
    @Tag("CON-16")
    @Tag("CTP-07")
    @Tag("CTP-14")
    @Tag("CTP-30")
    void agentsFirePauseResumeSendToAFlowAndSwitchItOff() {
        var bot = new Bot(open.shop());
        bot.publishes(
                "Dados",
                Bot.script(
                        null,
                        Bot.answer("name", "Qual é o seu nome?", "text", "apelido"),
                        Bot.message("hi", "Obrigado, {{apelido}}.")));
        var visitor = open.talking("Quero um orçamento completo");

        ana.button("Ações rápidas").click();
        ana.page()
                .getByRole(MENUITEM, new Page.GetByRoleOptions().setName("Dados"))
                .click();
        playsUntil(visitor.bubble("Qual é o seu nome?"));
        ana.button("Pausar fluxo").click();
        assertThat(ana.button("Retomar fluxo")).isVisible();
        visitor.says("ainda não");
        assertThat(ana.bubble("ainda não")).isVisible();
        pulse.run();
        ana.button("Retomar fluxo").click();
        assertThat(ana.button("Pausar fluxo")).isVisible();
        visitor.says("Zeca");
        playsUntil(visitor.bubble("Obrigado, Zeca."));
        assertThat(ana.button("Pausar fluxo")).isHidden();

        ana.button("Disparar fluxo").last().click();
        choosesFlow("Disparar fluxo");
        playsUntil(visitor.bubble("Qual é o seu nome?").nth(1));

        ana.page().getByLabel("Chatbot nesta conversa").click();
        assertThat(ana.messages()).containsText("desligou o chatbot nesta conversa");
        ana.page().getByLabel("Bloquear chatbot para o contato").click();
        assertThat(ana.page().getByLabel("Bloquear chatbot para o contato")).isChecked();

        ana.option("Transferir");
        ana.page()
                .getByRole(DIALOG)
                .getByText("Chatbot", new Locator.GetByTextOptions().setExact(true))
                .click();
        choosesFlow("Enviar para o chatbot");
        assertThat(ana.messages()).containsText("enviou para o fluxo “Dados”");
        ana.button("Diálogos e contexto").click();
        assertThat(ana.page().getByRole(DIALOG)).containsText("manual, por Ana");
        assertThat(ana.page().getByRole(DIALOG)).containsText("manual, enviado por Ana");
    }

    @Test
    void whoAcceptsIsAskedWhatBecomesOfTheFlowWhereTheAccountWantsThat() {
        var boss = AgentWindow.signedIn(JOURNEY.person(), open.shop().desk().admin(), port);
        boss.go("/settings/account");
        boss.page().getByLabel("Perguntar a quem aceita").check();
        boss.button("Salvar").click();
        assertThat(boss.page().getByText("Alterações salvas.")).isVisible();
        var bot = new Bot(open.shop());
        bot.receives(bot.publishes(
                "Dados",
                Bot.script(
                        null,
                        Bot.answer("name", "Qual é o seu nome?", "text", "apelido"),
                        Bot.message("hi", "Obrigado, {{apelido}}."))));
        var visitor = open.visitor();
        visitor.says("Bom dia, tudo bem?");
        ana.choose("Aguardando");
        ana.open("Bom dia, tudo bem?");
        playsUntil(ana.bubble("Qual é o seu nome?"));

        ana.action("Aceitar").click();
        asked().getByText("Cancelar").click();
        assertThat(ana.action("Aceitar")).isVisible();
        ana.says("Oi, sou a Ana");
        asked().getByText("Cancelar").click();
        assertThat(ana.composer()).hasValue("Oi, sou a Ana");
        ana.composer().press("Enter");
        asked().getByText("Deixar continuar").click();

        assertThat(ana.bubble("Oi, sou a Ana")).isVisible();
        assertThat(ana.button("Pausar fluxo")).isVisible();
        visitor.says("Zeca");
        playsUntil(visitor.bubble("Obrigado, Zeca."));
        assertThat(ana.action("Resolver")).isVisible();
    }

    private Locator asked() {
        var dialog = ana.page().getByRole(DIALOG);
        assertThat(dialog).containsText("O chatbot ainda está conversando");
        return dialog;
    }

    private void choosesFlow(String button) {
        var dialog = ana.page().getByRole(DIALOG);
        dialog.getByLabel("Fluxo").first().click();
        ana.page()
                .getByRole(OPTION, new Page.GetByRoleOptions().setName("Dados"))
                .click();
        dialog.getByRole(BUTTON, new Locator.GetByRoleOptions().setName(button)).click();
        assertThat(dialog).isHidden();
    }
}
