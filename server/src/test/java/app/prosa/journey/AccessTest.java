package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.HEADING;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestVisitor;
import app.prosa.file.Samples;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/// axe finds nothing serious on any page, in either theme.
@Tag("browser")
@ServerTest
@TestInstance(Lifecycle.PER_CLASS)
class AccessTest {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    private final HostSite site = new HostSite();
    private Shop shop;
    private AgentWindow admin;
    private Page stranger;

    @BeforeAll
    void open(@LocalServerPort int port) {
        shop = Shop.open(port);
        admin = AgentWindow.signedIn(still(), shop.desk().admin(), port);
        stranger = still().newPage();
    }

    /// Nothing moves, so that no colour is half way to another.
    private static BrowserContext still() {
        return JOURNEY.person(new NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
    }

    @AfterAll
    void close() {
        site.close();
    }

    /// The page of the first access is looked at where there is a first access: [EmptyFolderJourneyTest].
    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/join/gone"})
    void whereStrangersComeIn(String path) {
        stranger.navigate("http://localhost:" + admin.port() + path);
        assertThat(stranger.getByRole(HEADING).first()).isVisible();

        Axe.findsNothingSerious(stranger.mainFrame());
    }

    @Test
    void theInvitation() {
        var link = shop.desk()
                .http()
                .post("/api/v1/invitations", Map.of("email", Eg.email(), "profile", "agent", "departments", List.of()))
                .ok()
                .get("link")
                .asString();
        stranger.navigate(link);
        assertThat(stranger.getByText("Você foi convidado")).isVisible();

        Axe.findsNothingSerious(stranger.mainFrame());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/profile",
                "/contacts",
                "/schedules",
                "/ratings",
                "/funnels",
                "/settings/funnels",
                "/settings/connections",
                "/settings/integrations",
                "/settings/integrations/typebot",
                "/settings/people",
                "/settings/departments",
                "/settings/wishes",
                "/settings/account",
                "/settings/routing",
                "/settings/quick-replies",
                "/settings/flows",
                "/settings/intents",
                "/settings/surveys",
                "/settings/bin"
            })
    void aPageOfTheDesk(String path) {
        admin.go(path);
        assertThat(admin.page().getByRole(HEADING).first()).isVisible();

        Axe.findsNothingSerious(admin.page().mainFrame());
    }

    @Test
    void theSettingsOfAConnection() {
        admin.go("/settings/connections/" + shop.connection());
        assertThat(admin.page().getByText("Colocar no site")).isVisible();

        Axe.findsNothingSerious(admin.page().mainFrame());
    }

    @Test
    void aBoardWithAConversationBesideIt() {
        var http = shop.desk().http();
        var stages = List.of(Map.of("name", "Novo", "color", "#1971c2"), Map.of("name", "Feito", "color", "#2b8a3e"));
        var board = http.post("/api/v1/boards", Map.of("kind", "funnel", "name", "Vendas", "stages", stages))
                .ok();
        var conversation = shop.begun("Quero comprar").conversation();
        http.put(
                        "/api/v1/conversations/" + conversation + "/cards/"
                                + board.get("id").asString(),
                        Map.of("stageId", board.at("/stages/0/id").asString()))
                .ok();
        admin.go("/funnels/" + conversation);
        assertThat(admin.bubble("Quero comprar")).isVisible();
        Axe.findsNothingSerious(admin.page().mainFrame());

        admin.action("Mostrar informações do contato").click();
        admin.tab("Funil").click();
        assertThat(admin.page().getByText("etapa 1 de 2")).isVisible();
        Axe.findsNothingSerious(admin.page().mainFrame());
        admin.go("/settings/funnels");
        admin.button("Editar Vendas").click();
        assertThat(admin.button("Adicionar etapa")).isVisible();
        Axe.findsNothingSerious(admin.page().mainFrame());
    }

    @Test
    void theInboxWithNothingOpen() {
        shop.begun("Ninguém me abriu");
        admin.go("/conversations");
        assertThat(admin.row("Ninguém me abriu")).isVisible();

        Axe.findsNothingSerious(admin.page().mainFrame());
    }

    @Test
    void aConversationWithOneOfEverything() {
        var conversation = busyConversation();
        admin.go("/conversations/" + conversation);
        assertThat(admin.bubble("Veja em https://loja.test/embalagem")).isVisible();

        Axe.findsNothingSerious(admin.page().mainFrame());

        admin.page()
                .getByRole(BUTTON, new Page.GetByRoleOptions().setName("Ampliar imagem"))
                .click();
        assertThat(admin.button("Fechar imagem")).isVisible();
        Axe.findsNothingSerious(admin.page().mainFrame());
        admin.button("Fechar imagem").click();

        admin.action("Nota interna").click();
        admin.action("Emojis").click();
        assertThat(admin.field("Procurar emoji")).isVisible();
        Axe.findsNothingSerious(admin.page().mainFrame());
        admin.page().keyboard().press("Escape");

        admin.action("Opções").click();
        assertThat(admin.page().getByText("Terminar sessão de chat")).isVisible();
        Axe.findsNothingSerious(admin.page().mainFrame());
        admin.page().getByText("Bloquear usuário anônimo").click();
        assertThat(admin.field("Motivo")).isVisible();
        Axe.findsNothingSerious(admin.page().mainFrame());
    }

    /// @return its id
    private String busyConversation() {
        var begun = shop.begun("Quanto custa a embalagem?");
        var http = shop.desk().http();
        var path = "/api/v1/conversations/" + begun.conversation();
        Shop.replies(shop.desk().admin(), begun.conversation(), "Veja em https://loja.test/embalagem")
                .ok();
        http.post(
                        path + "/messages",
                        Map.of(
                                "id", TestVisitor.uuid(),
                                "kind", "note",
                                "content", Map.of("type", "text", "body", "Cliente antigo")))
                .ok();
        for (var file : Map.of("foto.png", Samples.picture("png"), "tabela.pdf", Samples.pdf())
                .entrySet()) {
            var stored = http.send("POST", "/api/v1/files?name=" + file.getKey(), file.getValue())
                    .ok();
            http.post(
                            path + "/messages",
                            Map.of(
                                    "id", TestVisitor.uuid(),
                                    "kind", "reply",
                                    "content",
                                            Map.of(
                                                    "type",
                                                    "file",
                                                    "file",
                                                    stored.get("id").asString())))
                    .ok();
        }
        return begun.conversation();
    }

    @Test
    void theCommandPalette() {
        admin.go("/conversations");
        assertThat(admin.page().getByRole(HEADING).first()).isVisible();
        admin.page().keyboard().press("Control+k");
        assertThat(admin.page().getByPlaceholder("O que você quer fazer ou abrir?"))
                .isVisible();

        Axe.findsNothingSerious(admin.page().mainFrame());
    }

    @Test
    void theChat() {
        var visitor = SiteWindow.chatting(still(), site.shop("/", HostSite.snippet(admin.port(), shop.key())));
        visitor.says("Olá! Vejam https://loja.test/pedido/1");
        assertThat(visitor.bubble("Olá!")).isVisible();

        Axe.findsNothingSerious(visitor.chat());

        visitor.button("Emoji").click();
        assertThat(visitor.button("👍")).isVisible();
        Axe.findsNothingSerious(visitor.chat());
    }

    @Test
    void theFormBeforeTheChat() {
        var asking = Shop.open(admin.port());
        var asked =
                Map.of("enabled", true, "name", "required", "email", "optional", "phone", "off", "consent", "Aceito.");
        asking.desk()
                .http()
                .patch("/api/v1/connections/" + asking.connection(), Map.of("webchat", Map.of("form", asked)))
                .ok();

        var visitor = SiteWindow.visit(still(), site.shop("/form", HostSite.snippet(admin.port(), asking.key())));
        visitor.clickLauncher();
        visitor.button("Iniciar conversa").click();
        assertThat(visitor.chat().getByText("Preencha este campo")).isVisible();

        Axe.findsNothingSerious(visitor.chat());
    }
}
