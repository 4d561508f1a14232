package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.COMBOBOX;
import static com.microsoft.playwright.options.AriaRole.DIALOG;
import static com.microsoft.playwright.options.AriaRole.LINK;
import static com.microsoft.playwright.options.AriaRole.MENUITEM;
import static com.microsoft.playwright.options.AriaRole.OPTION;
import static com.microsoft.playwright.options.AriaRole.SWITCH;
import static com.microsoft.playwright.options.AriaRole.TEXTBOX;

import app.prosa.ServerTest;
import app.prosa.WhatsAppShop;
import app.prosa.bot.Bot;
import app.prosa.bot.BotPulse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A supervisor teaches the chatbot what customers mean, and customers are understood.
@Tag("browser")
@ServerTest
class IntentsTest {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @LocalServerPort
    int port;

    @Autowired
    BotPulse pulse;

    @SuppressWarnings("NullAway.Init")
    OpenShop open;

    @SuppressWarnings("NullAway.Init")
    AgentWindow boss;

    @SuppressWarnings("NullAway.Init")
    String flow;

    @BeforeEach
    void open() {
        open = OpenShop.open(JOURNEY, port);
        var bruno = open.shop()
                .desk()
                .colleague("Bruno Costa", "supervisor", open.shop().department());
        boss = AgentWindow.signedIn(JOURNEY.person(), bruno, port);
        flow = new Bot(open.shop()).publishes("2ª via", Bot.script(null, Bot.message("m", "Aqui está a segunda via.")));
    }

    @AfterEach
    void close() {
        open.close();
    }

    private void playsUntil(Locator shown) {
        WhatsAppShop.until(() -> {
            pulse.run();
            return shown.isVisible();
        });
    }

    private Locator named(AriaRole role, String name) {
        return boss.page().getByRole(role, new Page.GetByRoleOptions().setName(name));
    }

    private void chooses(Locator field, String option) {
        field.click();
        boss.page()
                .getByRole(OPTION, new Page.GetByRoleOptions().setName(option))
                .first()
                .click();
    }

    /// An intent with a phrase, the flow that begins by it, and the website where it counts.
    private void teaches() {
        boss.go("/settings/intents");
        boss.button("Nova intenção").click();
        boss.page()
                .getByRole(DIALOG)
                .getByRole(TEXTBOX, new Locator.GetByRoleOptions().setName("Nome"))
                .fill("2ª via de boleto");
        boss.button("Criar intenção").click();
        boss.field("Frase de exemplo").fill("preciso da segunda via do boleto\nperdi meu boleto");
        boss.button("Adicionar 2 frases").click();
        assertThat(boss.page().getByText("perdi meu boleto")).isVisible();

        boss.go("/settings/flows/" + flow);
        chooses(named(COMBOBOX, "Intenções").first(), "2ª via de boleto");
        boss.button("Salvar gatilho").click();
        assertThat(boss.page().getByText("Alterações salvas.").first()).isVisible();
        boss.go("/settings/flows");
        var listens = named(SWITCH, "Diálogos automáticos: Site");
        listens.click();
        assertThat(listens).isChecked();
    }

    private void tries(String sentence) {
        boss.go("/settings/intents");
        boss.field("Escreva uma frase").fill(sentence);
        boss.button("Testar").click();
    }

    private void unfolds(String message) {
        boss.bubble(message)
                .getByRole(BUTTON, new Locator.GetByRoleOptions().setName("Informações extras"))
                .click();
    }

    private void tells(String message, String item) {
        boss.bubble(message).hover();
        boss.bubble(message)
                .getByRole(BUTTON, new Locator.GetByRoleOptions().setName("Chatbot e a mensagem de"))
                .click();
        named(MENUITEM, item).click();
    }

    @Test
    @Tag("AUT-09")
    @Tag("AUT-10")
    @Tag("CON-36")
    void whatCustomersMeanBeginsAFlowAndTheMessageSaysSo() {
        teaches();
        tries("oi, vc tem a 2a via do bolteo?");
        assertThat(boss.page().getByRole(AriaRole.STATUS).getByText("pela intenção"))
                .isVisible();
        assertThat(boss.page()
                        .getByRole(AriaRole.STATUS)
                        .getByRole(LINK, new Locator.GetByRoleOptions().setName("2ª via")))
                .isVisible();

        var visitor = open.visitor();
        visitor.says("bom dia, vcs podem mandar a 2a via do meu bolteo? cpf 529.982.247-25");
        playsUntil(visitor.bubble("Aqui está a segunda via."));

        boss.go("/conversations");
        boss.choose("Aguardando");
        boss.open("bom dia, vcs podem mandar");
        unfolds("bom dia, vcs podem mandar");
        var bubble = boss.bubble("bom dia, vcs podem mandar");
        assertThat(bubble).containsText("Processada pelo fluxo 2ª via");
        assertThat(bubble).containsText("2ª via de boleto · ");
        assertThat(bubble).containsText("CPF: 52998224725");
    }

    @Test
    @Tag("CON-39")
    @Tag("CON-40")
    void aMessageThatWasNotUnderstoodTeachesAndIsReadAgain() {
        teaches();
        var visitor = open.visitor();
        visitor.says("o papel do banco sumiu, manda outro");
        boss.go("/conversations");
        boss.choose("Aguardando");
        boss.open("o papel do banco sumiu");
        pulse.run();
        tells("o papel do banco sumiu", "Reprocessar");
        var dialog = boss.page().getByRole(DIALOG);
        assertThat(dialog).containsText("Esta mensagem não ativa nenhum fluxo");
        dialog.getByRole(BUTTON, new Locator.GetByRoleOptions().setName("Fechar"))
                .last()
                .click();

        tells("o papel do banco sumiu", "Adicionar a uma intenção");
        chooses(dialog.getByRole(COMBOBOX), "2ª via de boleto");
        dialog.getByRole(BUTTON, new Locator.GetByRoleOptions().setName("Adicionar frase"))
                .click();
        assertThat(boss.page().getByText("Frase adicionada a 2ª via de boleto")).isVisible();

        tells("o papel do banco sumiu", "Reprocessar");
        assertThat(dialog).containsText("100% de certeza");
        assertThat(dialog).containsText("Diz: “Aqui está a segunda via.”");
        assertThat(visitor.bubble("Aqui está a segunda via.")).isHidden();
        dialog.getByRole(BUTTON, new Locator.GetByRoleOptions().setName("Executar"))
                .click();
        playsUntil(visitor.bubble("Aqui está a segunda via."));

        tells("o papel do banco sumiu", "Reprocessar");
        assertThat(dialog).containsText("o cliente receberá tudo outra vez");
        assertThat(dialog.getByRole(BUTTON, new Locator.GetByRoleOptions().setName("Executar de novo")))
                .isVisible();
    }
}
