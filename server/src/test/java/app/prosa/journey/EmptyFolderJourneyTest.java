package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.CODE;
import static com.microsoft.playwright.options.AriaRole.DIALOG;
import static com.microsoft.playwright.options.AriaRole.MENUITEM;

import app.prosa.ServerProcess;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A stranger starts Prosa on an empty folder, and everything until the first resolved conversation happens on two
/// screens: nothing here goes through the API.
@Tag("browser")
class EmptyFolderJourneyTest {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @TempDir
    Path folder;

    @Test
    @Tag("INB-01")
    @Tag("CHN-13")
    void fromAnEmptyFolderToAResolvedConversation() throws Exception {
        try (var server = new ServerProcess(folder);
                var site = new HostSite()) {
            server.start();
            server.untilUp();
            var ana = foundsTheWorkspace(JOURNEY.person(), server.port());
            var address = site.shop("/", makesTheChat(ana));
            ana.go("/conversations");

            var visitor = SiteWindow.chatting(JOURNEY.person(), address);
            visitor.says("Vocês entregam no sábado?");
            ana.open("Vocês entregam no sábado?");
            assertThat(ana.bubble("Vocês entregam no sábado?")).isVisible();
            ana.action("Aceitar").click();
            ana.says("Entregamos, sim!");

            assertThat(visitor.bubble("Entregamos, sim!")).isVisible();
            ana.action("Resolver").click();
            assertThat(ana.rows()).hasCount(0);
            ana.choose("Resolvidos");
            assertThat(ana.rows()).hasCount(1);
        }
    }

    private static AgentWindow foundsTheWorkspace(BrowserContext browser, int port) {
        var ana = new AgentWindow(browser.newPage(), port);
        ana.go("/");
        assertThat(ana.field("Nome da empresa")).isVisible();
        Axe.findsNothingSerious(ana.page().mainFrame());
        ana.field("Nome da empresa").fill("Café Aurora");
        ana.field("Seu nome").fill("Ana Souza");
        ana.field("E-mail").fill("ana@aurora.test");
        ana.password().fill("correct horse battery");
        ana.button("Criar e entrar").click();
        assertThat(ana.page().getByText("Selecione uma conversa para abrir por completo"))
                .isVisible();
        return ana;
    }

    /// @return the line to copy into the site's pages
    private static String makesTheChat(AgentWindow ana) {
        ana.go("/settings/connections");
        ana.button("Nova conexão").click();
        ana.page()
                .getByRole(MENUITEM, new Page.GetByRoleOptions().setName("Chat do site"))
                .click();
        var dialog = ana.page().getByRole(DIALOG);
        dialog.getByLabel("Nome").fill("Site");
        dialog.getByRole(BUTTON, new Locator.GetByRoleOptions().setName("Criar"))
                .click();
        return ana.page()
                .getByRole(CODE)
                .filter(new Locator.FilterOptions().setHasText("widget.js"))
                .innerText();
    }
}
