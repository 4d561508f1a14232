package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.COMBOBOX;
import static com.microsoft.playwright.options.AriaRole.DIALOG;
import static com.microsoft.playwright.options.AriaRole.LIST;
import static com.microsoft.playwright.options.AriaRole.LISTITEM;
import static com.microsoft.playwright.options.AriaRole.MENUITEM;
import static com.microsoft.playwright.options.AriaRole.OPTION;
import static com.microsoft.playwright.options.AriaRole.REGION;
import static com.microsoft.playwright.options.AriaRole.TEXTBOX;

import app.prosa.ServerTest;
import app.prosa.jobs.RecurringJob;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Customers are asked how the service was, and the team reads what they said.
@Tag("browser")
@ServerTest
class SurveysTest {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @LocalServerPort
    int port;

    @Autowired
    List<RecurringJob> jobs;

    @SuppressWarnings("NullAway.Init")
    OpenShop open;

    @SuppressWarnings("NullAway.Init")
    AgentWindow ana;

    @SuppressWarnings("NullAway.Init")
    AgentWindow boss;

    @BeforeEach
    void open() {
        open = OpenShop.open(JOURNEY, port);
        ana = open.ana();
        boss = AgentWindow.signedIn(JOURNEY.person(), open.shop().desk().admin(), port);
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    @Tag("CON-33")
    void theMenuSendsTheConfiguredNpsAndTheAnswerIsKept() {
        var visitor = open.talking("Quero saber do frete");
        ana.option("Solicitar NPS");
        assertThat(dialog(ana)).containsText("Nenhuma pesquisa de NPS está ativa");
        dialog(ana).press("Escape");

        makesSurvey("NPS", "Quanto você nos recomendaria?");
        ana.option("Solicitar NPS");
        assertThat(dialog(ana)).containsText("Quanto você nos recomendaria?");
        button(dialog(ana), "Enviar pesquisa").click();

        assertThat(ana.messages()).containsText("Ana enviou a pesquisa NPS");
        assertThat(visitor.bubble("Quanto você nos recomendaria?")).isVisible();
        ana.option("Solicitar NPS");
        button(dialog(ana), "Enviar pesquisa").click();
        assertThat(dialog(ana)).containsText("ainda não respondeu à última pesquisa");
        dialog(ana).press("Escape");

        ana.action("Resolver").click();
        visitor.button("9").click();
        assertThat(ana.messages()).containsText("respondeu à pesquisa NPS: 9");
        assertThat(visitor.button("9")).hasCount(0);
        assertThat(visitor.bubble("motivo da nota")).isVisible();
        visitor.says("Entrega rápida");
        assertThat(visitor.bubble("Obrigado pela sua opinião!")).isVisible();
        assertThat(ana.action("Reabrir")).isVisible();
    }

    @Test
    @Tag("REP-03")
    void anEvaluationOfTheServiceIsSentByHandAndWhenItIsResolved() {
        makesSurvey("Nota de 1 a 5", "Que nota você dá?");
        var visitor = open.talking("Meu boleto venceu");
        ana.option("Enviar avaliação");
        button(dialog(ana), "Enviar pesquisa").click();
        visitor.button("5 – Ótimo").click();
        assertThat(ana.messages()).containsText("respondeu à pesquisa de satisfação: 5");

        ana.action("Resolver").click();
        assertThat(ana.action("Reabrir")).isVisible();
        jobs.stream().filter(it -> it.name().equals("surveys")).forEach(RecurringJob::run);
        assertThat(ana.messages()).containsText("Pesquisa de satisfação enviada");
        assertThat(visitor.bubble("Que nota você dá?")).hasCount(2);
        visitor.button("2 – Ruim").click();
        assertThat(ana.messages()).containsText("respondeu à pesquisa de satisfação: 2");
    }

    @Test
    @Tag("REP-05")
    void theHistoryTellsWhichWereSentWhatWasAnsweredAndAboutWhom() {
        makesSurvey("NPS", "Quanto você nos recomendaria?");
        var visitor = open.talking("Obrigado pela ajuda");
        ana.option("Solicitar NPS");
        button(dialog(ana), "Enviar pesquisa").click();
        // The server's clock is the tests', which may be days ahead of the browser's.
        boss.go("/ratings?until=2099-12-31");
        assertThat(history()).containsText("Aguardando resposta");

        visitor.button("10").click();
        assertThat(visitor.bubble("motivo da nota")).isVisible();
        visitor.says("Atenciosa demais");

        assertThat(history()).containsText("Atenciosa demais");
        assertThat(history()).containsText("Ana");
        assertThat(history()).containsText("Vendas");
        var figures = boss.page().getByRole(REGION, new Page.GetByRoleOptions().setName("NPS"));
        assertThat(figures).containsText("100");
        assertThat(figures).containsText("1 de 1 com resposta");
        choose("Notas", "Detratores");
        assertThat(history()).hasCount(0);
        choose("Notas", "Promotores");
        assertThat(history()).hasCount(1);
        choose("Situação", "Sem resposta");
        assertThat(history()).hasCount(0);

        boss.go("/conversations");
        boss.choose("Atendendo");
        boss.open("Atenciosa demais");
        assertThat(boss.page().getByRole(REGION, new Page.GetByRoleOptions().setName("Pesquisas")))
                .containsText("Atenciosa demais");
        ana.go("/ratings");
        assertThat(ana.pane()).containsText("Você não tem permissão para ver as avaliações");
    }

    private void makesSurvey(String kind, String question) {
        boss.go("/settings/surveys");
        boss.page()
                .getByRole(BUTTON, new Page.GetByRoleOptions().setName("Nova pesquisa"))
                .click();
        dialog(boss)
                .getByText(kind, new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
        dialog(boss)
                .getByRole(
                        TEXTBOX,
                        new Locator.GetByRoleOptions().setName("Pergunta").setExact(true))
                .fill(question);
        button(dialog(boss), "Salvar").click();
        assertThat(boss.pane().getByRole(LISTITEM).filter(new Locator.FilterOptions().setHasText(question)))
                .isVisible();
    }

    private Locator history() {
        return boss.page()
                .getByRole(LIST, new Page.GetByRoleOptions().setName("Histórico de pesquisas"))
                .getByRole(LISTITEM);
    }

    private void choose(String field, String option) {
        boss.page()
                .getByRole(COMBOBOX, new Page.GetByRoleOptions().setName(field))
                .click();
        boss.page()
                .getByRole(OPTION, new Page.GetByRoleOptions().setName(option))
                .click();
    }

    private static Locator dialog(AgentWindow who) {
        return who.page().getByRole(DIALOG);
    }

    private static Locator button(Locator where, String name) {
        return where.getByRole(
                BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /// What somebody sees of the module, with it and without.
    @Test
    void withoutTheModuleNothingOfItIsThere() {
        open.talking("Tudo certo");
        ana.action("Opções").click();
        var item = ana.page().getByRole(MENUITEM, new Page.GetByRoleOptions().setName("Solicitar NPS"));
        assertThat(item).isVisible();
        ana.page().keyboard().press("Escape");
        open.shop()
                .desk()
                .http()
                .patch("/api/v1/account", Map.of("modules", List.of("service")))
                .ok();

        ana.page().reload();
        ana.action("Opções").click();
        assertThat(ana.page().getByRole(MENUITEM, new Page.GetByRoleOptions().setName("Agendar")))
                .isVisible();
        assertThat(item).hasCount(0);
        boss.go("/settings/surveys");
        assertThat(boss.pane().first()).containsText("Você não tem permissão");
    }
}
