package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.CHECKBOX;
import static com.microsoft.playwright.options.AriaRole.GROUP;
import static com.microsoft.playwright.options.AriaRole.LINK;
import static com.microsoft.playwright.options.AriaRole.SWITCH;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestVisitor;
import app.prosa.account.Module;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Modules: each has an endpoint that refuses while it is off, and something on the screen that is gone
/// then.
@Tag("browser")
@ServerTest
class ModulesTest {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @LocalServerPort
    int port;

    @SuppressWarnings("NullAway.Init")
    Shop shop;

    @SuppressWarnings("NullAway.Init")
    AgentWindow boss;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        boss = AgentWindow.signedIn(JOURNEY.person(), shop.desk().admin(), port);
    }

    /// What there is of a module.
    ///
    /// @param method of one of its endpoints
    /// @param path of the same
    /// @param shown what it has on the screen, by the page where that is
    private record Part(String method, String path, List<Shown> shown) {}

    private record Shown(String page, AriaRole role, String name) {}

    /// Every module has a line; the compiler misses the one that has none.
    private static Part part(Module module) {
        return switch (module) {
            case ADD_CHATS ->
                new Part("GET", "/chats/reaches", List.of(new Shown("/conversations", BUTTON, "Começar um novo chat")));
            case WALLET ->
                new Part(
                        "PUT",
                        "/contacts/" + TestVisitor.uuid() + "/wallet",
                        List.of(new Shown("/settings/account", SWITCH, "Forçar carteira")));
            case CHATBOT ->
                new Part("GET", "/flows", List.of(new Shown("/settings/account", LINK, "Fluxos do chatbot")));
            case DEMANDS -> new Part("GET", "/demands", List.of(new Shown("/settings/account", LINK, "Demandas")));
            case FUNNEL -> new Part("GET", "/boards", List.of(new Shown("/conversations", LINK, "Funis")));
            case NPS ->
                new Part(
                        "GET",
                        "/surveys",
                        List.of(
                                new Shown("/settings/account", LINK, "Pesquisas"),
                                new Shown("/conversations", LINK, "Avaliações")));
            case SERVICE ->
                new Part(
                        "GET",
                        "/supervision",
                        List.of(
                                new Shown("/conversations", LINK, "Painel de Atendimento"),
                                new Shown("/settings/account", SWITCH, "Arquivar ao resolver")));
        };
    }

    @Test
    @Tag("ADM-08")
    void eachModuleIsGoneWhenItIsOff() {
        assertThat(Arrays.stream(Module.values()).map(ModulesTest::code))
                .as("the five that the feature names")
                .contains("funnel", "service", "nps", "chatbot", "add-chats");
        Arrays.stream(Module.values()).forEach(this::isGoneWhenOff);
    }

    private void isGoneWhenOff(Module module) {
        var part = part(module);
        have(List.of(Module.values()));
        assertThat(refusal(part)).as("%s on", module).isNotEqualTo("module-off");
        part.shown().forEach(it -> assertThat(found(it)).isVisible());

        have(Arrays.stream(Module.values()).filter(it -> it != module).toList());

        assertThat(refusal(part)).as("%s off", module).isEqualTo("module-off");
        part.shown().forEach(it -> assertThat(found(it)).hasCount(0));
    }

    @Test
    void theFilterByStatusIsOfTheServiceModule() {
        have(List.of(Module.SERVICE));
        var status = "/api/v1/conversations?tab=attending&statuses=waiting-agent";
        assertThat(shop.desk().http().get(status).status()).isEqualTo(200);
        assertThat(statuses()).isVisible();

        have(List.of());

        assertThat(shop.desk().http().get(status).code()).isEqualTo("module-off");
        assertThat(statuses()).hasCount(0);
    }

    private Locator statuses() {
        boss.go("/conversations");
        boss.choose("Atendendo");
        boss.page()
                .getByRole(
                        BUTTON, new Page.GetByRoleOptions().setName("Filtros").setExact(true))
                .click();
        assertThat(boss.page().getByText("Não lidas").first()).isVisible();
        return boss.page().getByRole(GROUP, new Page.GetByRoleOptions().setName("Status"));
    }

    private void have(List<Module> modules) {
        shop.desk()
                .http()
                .patch(
                        "/api/v1/account",
                        Map.of(
                                "modules",
                                modules.stream().map(ModulesTest::code).toList()))
                .ok();
    }

    private static String code(Module module) {
        try {
            return Module.class
                    .getField(module.name())
                    .getAnnotation(JsonProperty.class)
                    .value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private String refusal(Part part) {
        var body = part.method().equals("GET") ? null : Map.of("agents", List.of());
        var answer = shop.desk().http().send(part.method(), "/api/v1" + part.path(), body);
        return answer.status() < 400 ? "" : answer.code();
    }

    /// Where it would be, once the page is there.
    private Locator found(Shown shown) {
        boss.go(shown.page());
        if (shown.page().equals("/settings/account")) {
            assertThat(boss.page().getByRole(CHECKBOX).first()).isVisible();
        } else {
            assertThat(boss.tab("Aguardando")).isVisible();
        }
        // A switch is named with what it means.
        var name = new Page.GetByRoleOptions().setName(shown.name()).setExact(shown.role() != SWITCH);
        return boss.page().getByRole(shown.role(), name);
    }
}
