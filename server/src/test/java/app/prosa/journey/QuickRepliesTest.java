package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.COMBOBOX;
import static com.microsoft.playwright.options.AriaRole.DIALOG;
import static com.microsoft.playwright.options.AriaRole.FIGURE;
import static com.microsoft.playwright.options.AriaRole.LIST;
import static com.microsoft.playwright.options.AriaRole.LISTBOX;
import static com.microsoft.playwright.options.AriaRole.OPTION;
import static com.microsoft.playwright.options.AriaRole.TEXTBOX;

import app.prosa.ServerTest;
import app.prosa.file.Samples;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Quick replies from the one who writes them to the customer who reads them.
@Tag("browser")
@ServerTest
class QuickRepliesTest {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @LocalServerPort
    int port;

    @Test
    @Tag("ADM-04")
    @Tag("CMP-08")
    @Tag("CMP-16")
    @Tag("CMP-24")
    void managementWritesThemAndAgentsSendThem() {
        try (var open = OpenShop.open(JOURNEY, port)) {
            var ana = open.ana();
            var visitor = open.talking("Quanto custa?");
            var boss = AgentWindow.signedIn(
                    JOURNEY.person(), open.shop().desk().colleague("Bruno Costa", "supervisor"), port);

            writesOne(boss);
            agentsDoNot(open);
            bySlash(ana, visitor);
            byTheButton(open, ana, visitor);
        }
    }

    private static void writesOne(AgentWindow boss) {
        boss.go("/settings/quick-replies");
        boss.button("Nova resposta rápida").click();
        var dialog = boss.page().getByRole(DIALOG);
        field(dialog, "Título").fill("Tabela de preços");
        field(dialog, "Atalho").fill("duas palavras");
        field(dialog, "Texto").fill("Olá, ");
        named(dialog, "Primeiro nome").click();
        boss.page().keyboard().type("! Aqui é ");
        named(dialog, "Quem atende").click();
        boss.page().keyboard().type(" e esta é a tabela.");
        assertThat(dialog.getByRole(FIGURE)).containsText("Olá, Mariana! Aqui é Bruno e esta é a tabela.");
        boss.page()
                .waitForFileChooser(() -> named(dialog, "Adicionar").click())
                .setFiles(new FilePayload("tabela.pdf", "application/pdf", Samples.pdf()));
        assertThat(dialog.getByRole(FIGURE)).containsText("tabela.pdf");
        named(dialog, "Salvar").click();
        assertThat(dialog).containsText("Uma palavra de até 32 letras");
        field(dialog, "Atalho").fill("preço");
        named(dialog, "Salvar").click();

        assertThat(dialog).hasCount(0);
        assertThat(rows(boss)).containsText("/preço");
        assertThat(rows(boss)).containsText("Olá, {{primeiro_nome}}! Aqui é {{atendente}} e esta é a tabela.");
    }

    private static void agentsDoNot(OpenShop open) {
        var carla = AgentWindow.signedIn(
                JOURNEY.person(), open.shop().agent("Carla"), open.ana().port());
        carla.go("/settings/quick-replies");
        assertThat(carla.page().getByText("As configurações são para quem administra o Prosa"))
                .isVisible();
        assertThat(carla.page().getByText("Tabela de preços")).hasCount(0);
        carla.page().context().close();
    }

    private static void bySlash(AgentWindow ana, SiteWindow visitor) {
        ana.composer().pressSequentially("Segue: /PREC");
        assertThat(options(ana)).containsText("Tabela de preços");
        ana.composer().press("Escape");
        assertThat(options(ana)).hasCount(0);
        ana.composer().fill("");
        ana.composer().pressSequentially("/prec");
        assertThat(options(ana)).hasAttribute("aria-selected", "true");
        ana.composer().press("Enter");

        // Nobody knows the visitor's name: nothing stands in its place.
        assertThat(ana.composer()).hasValue("Olá! Aqui é Ana e esta é a tabela.");
        assertThat(ana.page().getByRole(LIST, new Page.GetByRoleOptions().setName("Arquivos anexados")))
                .containsText("tabela.pdf");
        ana.composer().press("Enter");
        assertThat(visitor.bubble("tabela.pdf")).containsText("Olá! Aqui é Ana e esta é a tabela.");
    }

    private static void byTheButton(OpenShop open, AgentWindow ana, SiteWindow visitor) {
        for (var title : List.of("Boas-vindas", "Despedida")) {
            open.shop()
                    .desk()
                    .http()
                    .post(
                            "/api/v1/quick-replies",
                            Map.of(
                                    "shortcut", title.toLowerCase(java.util.Locale.ROOT),
                                    "title", title,
                                    "text", title + " da Loja, {{nome}}!",
                                    "files", List.of(),
                                    "departments", List.of()))
                    .ok();
        }

        ana.composer().fill("Um rascunho fica");
        ana.action("Respostas rápidas").click();
        var search = ana.page().getByRole(COMBOBOX, new Page.GetByRoleOptions().setName("Buscar por atalho"));
        assertThat(options(ana)).hasCount(3);
        search.fill("loja");
        assertThat(options(ana)).hasCount(2);
        search.press("ArrowDown");
        search.press("Shift+Enter");
        assertThat(visitor.bubble("Despedida da Loja!")).isVisible();
        assertThat(ana.composer()).hasValue("Um rascunho fica");
        assertThat(ana.composer()).isFocused();

        ana.composer().fill("");
        ana.composer().pressSequentially("/boas");
        options(ana).locator("[data-fire]").click();
        assertThat(visitor.bubble("Boas-vindas da Loja!")).isVisible();
        assertThat(ana.composer()).hasValue("");

        ana.action("Respostas rápidas").click();
        search.fill("desp");
        options(ana).click();
        assertThat(ana.composer()).hasValue("Despedida da Loja!");
        ana.action("Nota interna").click();
        assertThat(ana.action("Respostas rápidas")).hasCount(0);
    }

    private static Locator options(AgentWindow window) {
        return window.page()
                .getByRole(LISTBOX, new Page.GetByRoleOptions().setName("Respostas rápidas"))
                .getByRole(OPTION);
    }

    private static Locator rows(AgentWindow window) {
        return window.page().getByRole(LIST, new Page.GetByRoleOptions().setName("Respostas rápidas"));
    }

    private static Locator field(Locator within, String label) {
        return within.getByRole(TEXTBOX, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + label)));
    }

    private static Locator named(Locator within, String name) {
        return within.getByRole(
                BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
