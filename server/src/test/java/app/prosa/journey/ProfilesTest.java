package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.LINK;
import static com.microsoft.playwright.options.AriaRole.NAVIGATION;
import static com.microsoft.playwright.options.AriaRole.SWITCH;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What the screen offers to an agent, a supervisor and an administrator.
@Tag("browser")
@ServerTest
class ProfilesTest {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @LocalServerPort
    int port;

    @Test
    @Tag("ADM-03")
    @Tag("ADM-16")
    void eachSeesWhatTheirProfileMayDoAndAnAdministratorSetsTheRotationAmongThePeople() {
        var shop = Shop.open(port);
        var agent = AgentWindow.signedIn(JOURNEY.person(), shop.agent("Ana Lima"), port);
        var bruno = shop.desk().colleague("Bruno Reis", "supervisor", shop.department());
        var supervisor = AgentWindow.signedIn(JOURNEY.person(), bruno, port);
        var admin = AgentWindow.signedIn(JOURNEY.person(), shop.desk().admin(), port);

        agent.go("/settings");
        assertThat(agent.page().getByText("As configurações são para quem administra"))
                .isVisible();
        assertThat(places(agent)).hasCount(0);
        assertThat(panel(agent)).hasCount(0);
        agent.go("/settings/routing");
        assertThat(agent.page().getByText("As configurações são para quem administra"))
                .isVisible();

        supervisor.go("/settings");
        assertThat(places(supervisor)).hasText(new String[] {
            "Etiquetas",
            "Funis e kanbans",
            "Modelos",
            "Respostas rápidas",
            "Fluxos do chatbot",
            "Intenções e entidades",
            "Pesquisas",
            "Distribuição"
        });
        assertThat(panel(supervisor)).isVisible();
        supervisor.go("/settings/people");
        assertThat(supervisor.page().getByText("Você não tem permissão para mudar isto."))
                .isVisible();

        admin.go("/settings/people");
        assertThat(places(admin)).hasCount(19);
        assertThat(panel(admin)).isVisible();
        var rotation = admin.page().getByRole(SWITCH, new Page.GetByRoleOptions().setName("Rodízio em Vendas"));
        assertThat(rotation).not().isChecked();
        rotation.click(new Locator.ClickOptions().setForce(true));
        assertThat(rotation).isChecked();
        assertThat(strategy(shop)).isEqualTo("rotation");
        admin.page().reload();
        assertThat(rotation).isChecked();
    }

    private static Locator places(AgentWindow window) {
        return window.page()
                .getByRole(NAVIGATION, new Page.GetByRoleOptions().setName("Menu das configurações"))
                .getByRole(LINK);
    }

    private static Locator panel(AgentWindow window) {
        return window.page()
                .getByRole(NAVIGATION, new Page.GetByRoleOptions().setName("Menu principal"))
                .getByRole(LINK, new Locator.GetByRoleOptions().setName("Painel de Atendimento"));
    }

    private static String strategy(Shop shop) {
        return shop.desk()
                .http()
                .get("/api/v1/routing/policies")
                .ok()
                .at("/items/0/policy/strategy")
                .asString();
    }
}
