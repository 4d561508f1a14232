package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.COMBOBOX;
import static com.microsoft.playwright.options.AriaRole.DIALOG;
import static com.microsoft.playwright.options.AriaRole.GROUP;
import static com.microsoft.playwright.options.AriaRole.LINK;
import static com.microsoft.playwright.options.AriaRole.LIST;
import static com.microsoft.playwright.options.AriaRole.OPTION;
import static com.microsoft.playwright.options.AriaRole.RADIO;
import static com.microsoft.playwright.options.AriaRole.REGION;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestClock;
import app.prosa.file.Samples;
import app.prosa.jobs.RecurringJob;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Messages that go out later, from the page, from a conversation and by the clock of the composer.
@Tag("browser")
@ServerTest
class SchedulesTest {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @LocalServerPort
    int port;

    @Autowired
    List<RecurringJob> jobs;

    @Autowired
    TestClock clock;

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
    @Tag("INB-16")
    @Tag("SCH-01")
    @Tag("SCH-02")
    @Tag("SCH-03")
    @Tag("SCH-05")
    @Tag("SCH-06")
    @Tag("SCH-12")
    @Tag("SCH-13")
    void thePageListsThemAndAllIsDoneThere() {
        var visitor = open.waiting("Quero um orçamento");
        named("Marta Lima");
        var strip = ana.page().getByRole(GROUP, new Page.GetByRoleOptions().setName("Botões de ação"));
        assertThat(inside(strip, "Som e notificações")).isVisible();
        strip.getByRole(LINK, new Locator.GetByRoleOptions().setName("Agendamentos"))
                .click();

        booksFor("Marta Lima", "Segue o orçamento.");
        assertThat(cards()).containsText("Pendente");
        assertThat(cards()).containsText("Marta Lima");
        assertThat(cards()).containsText("por Ana");
        inside(cards(), "Editar agendamento de Marta Lima").click();
        message(dialog()).fill("Segue o orçamento novo.");
        inside(dialog(), "Salvar").click();
        assertThat(cards()).containsText("Segue o orçamento novo.");

        inside(cards(), "Executar agora").click();
        inside(dialog(), "Executar agora").click();
        assertThat(cards()).containsText("Enviado");
        assertThat(visitor.bubble("Segue o orçamento novo.")).isVisible();
        assertThat(cards().getByRole(BUTTON)).hasCount(1);

        booksFor("Marta Lima", "Ainda tem interesse?");
        assertThat(cards()).hasCount(2);
        inside(card("Ainda tem interesse?"), "Cancelar").click();
        assertThat(card("Ainda tem interesse?")).containsText("Cancelado");
        assertThat(card("Ainda tem interesse?")).containsText("cancelado por Ana");
        shown("Cancelados").click();
        assertThat(cards()).hasCount(1);
        inside(cards(), "Remover agendamento de Marta Lima").click();
        inside(dialog(), "Remover").click();
        assertThat(cards()).hasCount(0);
        shown("Todos").click();
        assertThat(cards()).hasCount(1);
        passes();
        assertThat(visitor.bubble("Ainda tem interesse?")).hasCount(0);
        assertThat(visitor.bubbles().filter(new Locator.FilterOptions().setHasText("orçamento novo")))
                .hasCount(1);
    }

    @Test
    @Tag("SCH-07")
    @Tag("SCH-08")
    void fromAConversationTheContactIsFilledInAndFilesGoAlong() {
        var visitor = open.talking("Manda a tabela amanhã?");
        named("Rui Reis");

        ana.option("Agendar mensagem");
        assertThat(dialog()).containsText("Rui Reis");
        message(dialog()).fill("Aqui está: ");
        inside(dialog(), "Emojis").click();
        ana.page().getByPlaceholder("Procurar emoji").fill("foguete");
        ana.page()
                .getByRole(BUTTON, new Page.GetByRoleOptions().setName("foguete"))
                .first()
                .click();
        assertThat(message(dialog())).hasValue(Pattern.compile("^Aqui está: 🚀$"));
        ana.page()
                .waitForFileChooser(() -> inside(dialog(), "Anexar arquivos").click())
                .setFiles(new FilePayload("tabela.pdf", "application/pdf", Samples.pdf()));
        assertThat(dialog()).containsText("tabela.pdf");
        when(dialog());
        inside(dialog(), "Agendar").click();

        assertThat(line()).containsText("Aqui está: 🚀");
        assertThat(visitor.bubble("tabela.pdf")).hasCount(0);
        passes();
        assertThat(visitor.bubble("tabela.pdf")).containsText("Aqui está: 🚀");
        assertThat(ana.bubble("tabela.pdf")).isVisible();
        assertThat(line()).hasCount(0);
    }

    @Test
    @Tag("SCH-09")
    @Tag("CMP-23")
    void theClockSendsLaterWhatIsWritten() {
        var visitor = open.talking("Me lembra depois?");
        ana.composer().fill("Lembrete: sua visita é hoje.");

        ana.action("Agendar envio").click();
        when(dialog());
        inside(dialog(), "Agendar").click();

        assertThat(ana.composer()).hasValue("");
        assertThat(line()).containsText("Lembrete: sua visita é hoje.");
        assertThat(ana.bubble("Lembrete")).hasCount(0);
        line().getByRole(LINK).click();
        assertThat(cards()).containsText("Lembrete: sua visita é hoje.");
        passes();
        assertThat(cards()).containsText("Enviado");
        assertThat(visitor.bubble("Lembrete: sua visita é hoje.")).isVisible();
    }

    private void booksFor(String contact, String text) {
        ana.button("Novo agendamento").first().click();
        choose("Empresa", "Sem empresa");
        choose("Selecione um contato", contact);
        assertThat(dialog()).containsText(contact);
        message(dialog()).fill(text);
        when(dialog());
        inside(dialog(), "Agendar").click();
        assertThat(dialog()).hasCount(0);
    }

    private void choose(String field, String option) {
        dialog().getByRole(COMBOBOX, new Locator.GetByRoleOptions().setName(field))
                .click();
        ana.page()
                .getByRole(OPTION, new Page.GetByRoleOptions().setName(option))
                .click();
    }

    /// The day after tomorrow, as the server's clock has it.
    private static void when(Locator dialog) {
        var at = TestClock.now().plus(Duration.ofDays(2)).atZone(ZONE).format(WALL);
        dialog.getByLabel(Pattern.compile("^Data e hora")).fill(at);
    }

    private void passes() {
        clock.forward(Duration.ofDays(2).plusMinutes(1));
        jobs.stream().filter(it -> it.name().equals("scheduled-messages")).forEach(RecurringJob::run);
    }

    private void named(String name) {
        var http = open.shop().desk().http();
        var all = Shop.list(open.shop().desk().admin(), "tab=waiting&limit=10");
        var tab = all.isEmpty() ? Shop.list(open.shop().desk().admin(), "tab=attending&limit=10") : all;
        var contact = tab.get(0).at("/contact/id").asString();
        http.patch("/api/v1/contacts/" + contact, Map.of("name", name)).ok();
        assertThat(ana.pane()).containsText(name);
    }

    private Locator dialog() {
        return ana.page().getByRole(DIALOG).first();
    }

    private Locator line() {
        return ana.pane().getByRole(REGION, new Locator.GetByRoleOptions().setName("Agendamentos"));
    }

    private Locator shown(String name) {
        return ana.page()
                .getByRole(RADIO, new Page.GetByRoleOptions().setName(name))
                .locator("xpath=following-sibling::label");
    }

    private Locator cards() {
        return ana.page()
                .getByRole(LIST, new Page.GetByRoleOptions().setName("Agendamentos"))
                .locator("> li");
    }

    private Locator card(String text) {
        return cards().filter(new Locator.FilterOptions().setHasText(text));
    }

    private static Locator message(Locator dialog) {
        return dialog.getByLabel("Mensagem", new Locator.GetByLabelOptions().setExact(true));
    }

    private static Locator inside(Locator within, String name) {
        return within.getByRole(
                BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
