package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.CHECKBOX;
import static com.microsoft.playwright.options.AriaRole.COMPLEMENTARY;
import static com.microsoft.playwright.options.AriaRole.LINK;
import static com.microsoft.playwright.options.AriaRole.LISTITEM;
import static com.microsoft.playwright.options.AriaRole.OPTION;
import static com.microsoft.playwright.options.AriaRole.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.KeyboardModifier;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Two departments at two screens, and whoever supervises both at a third.
@Tag("browser")
@ServerTest
class DepartmentsTest {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @LocalServerPort
    int port;

    @Test
    @Tag("CON-06")
    @Tag("CON-15")
    @Tag("CON-55")
    @Tag("CON-56")
    @Tag("CON-57")
    @Tag("SUP-01")
    @Tag("SUP-05")
    void whatIsTransferredLeavesOneScreenForTheOtherAndTheSupervisorSeesItAll() {
        var shop = Shop.open(port);
        var finance = shop.desk().department("Financeiro");
        var anna = shop.agent("Ana Lima");
        var ana = AgentWindow.of(JOURNEY.person(), anna, port);
        var bia = AgentWindow.of(JOURNEY.person(), shop.desk().colleague("Bia Reis", "agent", finance), port);
        var boss = AgentWindow.signedIn(JOURNEY.person(), shop.desk().admin(), port);
        boss.go("/supervision");
        assertThat(boss.page().getByText(Pattern.compile("Nenhum atendimento em andamento")))
                .isVisible();
        Axe.findsNothingSerious(boss.page().mainFrame());

        var begun = shop.begun("Preciso da nota fiscal");
        assertThat(services(boss)).hasCount(1);
        assertThat(services(boss)).containsText("Na fila");
        ana.open("Preciso da nota fiscal");
        ana.action("Aceitar").click();
        assertThat(services(boss)).containsText("Ana Lima");

        assertThat(contact(ana)).isVisible();

        ana.action("Transferir").click();
        pick(ana, "Financeiro");
        pick(ana, "Qualquer pessoa de Financeiro");
        assertThat(ana.page().getByText("Você transferiu esta conversa para Financeiro e não tem mais acesso a ela."))
                .isVisible();
        assertThat(contact(ana)).hasCount(0);
        assertThat(ana.row("Preciso da nota fiscal")).hasCount(0);
        bia.open("Preciso da nota fiscal");
        bia.action("Aceitar").click();
        assertThat(services(boss)).containsText("Bia Reis");
        assertThat(services(boss)).containsText("Financeiro");
        goesToAnExtensionAndBackToAName(shop, anna, bia, ana);

        bia.action("Retornar").click();
        assertThat(services(boss)).containsText("Na fila");
        bia.action("Aceitar").click();
        assertThat(services(boss)).containsText("Bia Reis");
        looksWithoutTakingOrReading(shop, boss, begun);

        boss.button("Participar").click();
        boss.action("Assumir").click();
        assertThat(bia.page().getByText("Este atendimento não está mais disponível para você"))
                .isVisible();
        assertThat(boss.composer()).isVisible();
    }

    @Test
    void aColleagueAcceptsWhatIsTransferredToThemWhereTheAccountWantsThat() {
        var shop = Shop.open(port);
        var boss = AgentWindow.signedIn(JOURNEY.person(), shop.desk().admin(), port);
        boss.go("/settings/account");
        boss.page().getByLabel("Exigir aceite ao transferir para uma pessoa").check();
        boss.button("Salvar").click();
        assertThat(boss.page().getByText("Alterações salvas.")).isVisible();
        var ana = AgentWindow.of(JOURNEY.person(), shop.agent("Ana Lima"), port);
        var bia = AgentWindow.of(JOURNEY.person(), shop.agent("Bia Reis"), port);
        shop.begun("Preciso da nota fiscal");
        ana.open("Preciso da nota fiscal");
        ana.action("Aceitar").click();

        ana.action("Transferir").click();
        pick(ana, "Bia Reis");

        assertThat(ana.row("Preciso da nota fiscal")).hasCount(0);
        bia.choose("Aguardando");
        bia.open("Preciso da nota fiscal");
        assertThat(bia.pane()).containsText("Aguarda o aceite de Bia Reis");
        bia.action("Aceitar").click();
        assertThat(bia.pane()).containsText("Atribuído a Bia Reis");
        assertThat(bia.action("Resolver")).isVisible();
    }

    private static void goesToAnExtensionAndBackToAName(Shop shop, Eg.Person anna, AgentWindow bia, AgentWindow ana) {
        shop.desk()
                .http()
                .patch("/api/v1/agents/" + anna.id(), Map.of("extension", "204"))
                .ok();
        bia.action("Transferir").click();
        bia.page().getByLabel("Transferir para").first().fill("204");
        pick(bia, "Ana Lima");
        assertThat(bia.row("Preciso da nota fiscal")).hasCount(0);
        ana.choose("Atendendo");
        ana.open("Preciso da nota fiscal");
        ana.action("Transferir").click();
        ana.page().getByLabel("Transferir para").first().fill("bia");
        pick(ana, "Bia Reis");
        assertThat(ana.row("Preciso da nota fiscal")).hasCount(0);
        bia.choose("Atendendo");
        bia.open("Preciso da nota fiscal");
    }

    private void looksWithoutTakingOrReading(Shop shop, AgentWindow boss, Shop.Begun begun) {
        services(boss).getByRole(LINK).click();
        assertThat(boss.page().getByText(Pattern.compile("^Você está só olhando")))
                .isVisible();
        assertThat(boss.bubble("Preciso da nota fiscal")).isVisible();
        assertThat(boss.composer()).hasCount(0);
        var opened = shop.desk()
                .http()
                .get("/api/v1/conversations/" + begun.conversation())
                .ok();
        assertThat(opened.at("/seen/seq").asLong()).isZero();
        boss.button("Voltar ao painel").click();
        services(boss).getByRole(LINK).click();
        assertThat(boss.button("Participar")).isVisible();
    }

    @Test
    @Tag("SUP-03")
    void whatIsDoneToManyTellsWhichWasNotAndIsUndone() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana Lima");
        var first = shop.begun("Pedido um");
        var second = shop.begun("Pedido dois");
        shop.begun("Pedido três");
        Shop.replies(ana, first.conversation(), "Vou ver o Pedido").ok();
        Shop.replies(ana, second.conversation(), "Vou ver o Pedido").ok();
        var boss = AgentWindow.signedIn(JOURNEY.person(), shop.desk().admin(), port);
        boss.go("/conversations?q=Pedido");
        boss.choose("Atendendo");
        assertThat(boss.rows()).hasCount(3);

        boss.rows().first().getByRole(LINK).focus();
        boss.page().keyboard().press("x");
        assertThat(boss.page().getByText("1 selecionado")).isVisible();
        boss.rows()
                .last()
                .getByRole(CHECKBOX)
                .click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
        assertThat(boss.page().getByText("3 selecionados")).isVisible();
        Axe.findsNothingSerious(boss.page().mainFrame());
        bar(boss).getByText("Resolver").click();

        assertThat(bar(boss)).containsText("2 atendimentos resolvidos.");
        assertThat(bar(boss)).containsText("1 ficou como estava:");
        assertThat(bar(boss)).containsText("não está em atendimento");
        assertThat(Shop.list(shop.desk().admin(), "tab=resolved")).hasSize(2);
        bar(boss).getByText("Desfazer").click();
        assertThat(bar(boss)).containsText("2 atendimentos voltaram a ser como eram.");
        assertThat(Shop.list(shop.desk().admin(), "tab=attending")).hasSize(2);
    }

    @Test
    void whatAnAdministratorChangedStandsInTheAuditLogBeforeAndAfter() {
        var shop = Shop.open(port);
        shop.desk()
                .http()
                .patch("/api/v1/departments/" + shop.department(), Map.of("name", "Pós-venda"))
                .ok();
        var boss = AgentWindow.signedIn(JOURNEY.person(), shop.desk().admin(), port);

        boss.go("/settings/audit");
        boss.page().getByLabel("Buscar").fill("pos-venda");

        var entry = boss.page().getByRole(LISTITEM).filter(new Locator.FilterOptions().setHasText("Mudou o setor"));
        assertThat(entry).containsText("Vendas");
        assertThat(entry).containsText("Pós-venda");
        assertThat(boss.page().getByText("Mudou a conta")).hasCount(0);
        Axe.findsNothingSerious(boss.page().mainFrame());
    }

    private static Locator contact(AgentWindow window) {
        return window.page().getByRole(COMPLEMENTARY, new Page.GetByRoleOptions().setName("Informações do contato"));
    }

    private static Locator services(AgentWindow window) {
        return window.page()
                .getByRole(REGION, new Page.GetByRoleOptions().setName(Pattern.compile("^Em andamento")))
                .getByRole(LISTITEM);
    }

    private static Locator bar(AgentWindow window) {
        return window.page().getByRole(REGION, new Page.GetByRoleOptions().setName("Ações em vários atendimentos"));
    }

    private static void pick(AgentWindow window, String option) {
        window.page()
                .getByRole(OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("^" + option)))
                .click();
    }
}
