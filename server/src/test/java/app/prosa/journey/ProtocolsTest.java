package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.COMPLEMENTARY;

import app.prosa.ServerTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The number by which a customer speaks of a service.
@Tag("browser")
@ServerTest
class ProtocolsTest {

    private static final Pattern PROTOCOL = Pattern.compile("\\d{8}-\\d{6}");

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @LocalServerPort
    int port;

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
    @Tag("REP-01")
    void aServiceHasOneFromItsBeginningOrWhenSomebodyClicks() {
        open.talking("Com protocolo desde o início");
        assertThat(panel().getByText(PROTOCOL)).isVisible();

        open.shop()
                .desk()
                .http()
                .patch("/api/v1/account", Map.of("protocolAtOpening", false))
                .ok();
        open.talking("Sem protocolo ainda");
        assertThat(panel().getByText(PROTOCOL)).hasCount(0);
        inPanel("Gerar protocolo").click();
        assertThat(panel().getByText(PROTOCOL)).isVisible();
        assertThat(inPanel("Gerar protocolo")).hasCount(0);
    }

    @Test
    @Tag("REP-02")
    void itIsCopiedToldToTheCustomerAndFoundAgain() {
        ana.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        var visitor = open.talking("Qual é o meu protocolo?");
        var protocol = panel().getByText(PROTOCOL).innerText();

        inPanel("Copiar protocolo").click();
        assertThat(inPanel("Copiar protocolo").locator("svg.tabler-icon-check")).isVisible();
        org.assertj.core.api.Assertions.assertThat(ana.page().evaluate("() => navigator.clipboard.readText()"))
                .isEqualTo(protocol);
        inPanel("Enviar protocolo ao cliente").click();
        assertThat(visitor.bubble("O protocolo deste atendimento é " + protocol + "."))
                .isVisible();

        ana.action("Resolver").click();
        assertThat(ana.action("Reabrir")).isVisible();
        ana.go("/conversations");
        ana.search().fill(protocol.replace("-", ""));
        assertThat(ana.row(protocol)).containsText("Resolvido");
        assertThat(ana.rows()).hasCount(1);
        ana.open(protocol);
        assertThat(ana.bubble("Qual é o meu protocolo?")).isVisible();
    }

    private Locator panel() {
        return ana.page().getByRole(COMPLEMENTARY, new Page.GetByRoleOptions().setName("Informações do contato"));
    }

    private Locator inPanel(String name) {
        return panel().getByRole(
                        BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
