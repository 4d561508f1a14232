package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.COMBOBOX;
import static com.microsoft.playwright.options.AriaRole.DIALOG;
import static com.microsoft.playwright.options.AriaRole.OPTION;
import static com.microsoft.playwright.options.AriaRole.TEXTBOX;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.TestMeta;
import app.prosa.TestVisitor;
import app.prosa.WhatsAppShop;
import app.prosa.simulator.NumberSettings;
import app.prosa.simulator.Simulator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// An agent begins a conversation from the dialog Novo chat.
@Tag("browser")
@ServerTest
class NewChatTest {

    private static final String SECOND_NUMBER = "200000000000002";
    private static final String SECOND_COMPANY = "100000000000002";

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    private final Simulator simulator = Simulator.start(0);

    @SuppressWarnings("NullAway.Init")
    WhatsAppShop shop;

    @SuppressWarnings("NullAway.Init")
    AgentWindow bia;

    @BeforeEach
    void open() {
        shop = WhatsAppShop.played(port, meta, simulator);
        approved("100000000000001", "visita", "Olá {{1}}, podemos confirmar a visita?");
        synced(shop.connection());
        registered("Marta Lima", "11 98888-0001", "Padaria Sol");
        registered("Rui Reis", "11 98888-0002", "Banca Boa Vista");
        bia = AgentWindow.of(JOURNEY.person(), agent(), port);
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    @Tag("CON-44")
    @Tag("CON-45")
    @Tag("CON-47")
    void aContactIsChosenAfterTheirCompanyAndTheFieldsFollowTheIntegration() {
        visitorOfTheSite("Sara do Site");
        var dialog = dialog();
        assertThat(field(dialog, "Selecione um contato")).isDisabled();

        choose(field(dialog, "Empresa"), "Sem empresa");
        choose(field(dialog, "Selecione um contato"), "Sara do Site");
        assertThat(begin(dialog)).isEnabled();
        assertThat(field(dialog, "Setor")).isVisible();
        assertThat(field(dialog, "Modelo HSM")).hasCount(0);

        choose(field(dialog, "Empresa"), "Padaria Sol");
        assertThat(field(dialog, "Selecione um contato")).hasValue("");
        assertThat(begin(dialog)).hasCount(0);
        field(dialog, "Selecione um contato").click();
        assertThat(bia.page().getByRole(OPTION)).hasText(new String[] {"Marta Lima"});
        choose(field(dialog, "Selecione um contato"), "Marta Lima");
        assertThat(begin(dialog)).isDisabled();
        assertThat(field(dialog, "Conexão")).hasCount(0);
        fill(dialog, "visita", "Marta");
        begin(dialog).click();

        assertThat(bia.bubble("Olá Marta, podemos confirmar a visita?")).isVisible();
        assertThat(bia.pane().locator("header").first()).containsText("Marta Lima");
        WhatsAppShop.until(() -> !simulator.outbox().isEmpty());
        assertThat(simulator.outbox())
                .singleElement()
                .satisfies(it -> assertThat(it.body().get("to").asString()).isEqualTo("5511988880001"));
    }

    @Test
    @Tag("CON-44")
    @Tag("CON-46")
    @Tag("CON-47")
    void somebodyNotRegisteredIsWrittenToThroughTheChosenOneOfSeveralNumbers() {
        var dialog = dialog();
        byHand(dialog);
        assertThat(field(dialog, "Modelo HSM")).isVisible();
        assertThat(field(dialog, "Conexão")).hasCount(0);

        secondNumber();
        bia.page().reload();
        dialog = dialog();
        byHand(dialog);
        assertThat(field(dialog, "Conexão")).hasValue("WhatsApp da loja");
        choose(field(dialog, "Conexão"), "WhatsApp da filial");
        field(dialog, "Modelo HSM").click();
        assertThat(bia.page().getByRole(OPTION)).hasCount(1);
        fill(dialog, "retorno", "Davi");
        begin(dialog).click();

        assertThat(bia.bubble("Oi, Davi, a peça chegou.")).isVisible();
        assertThat(bia.pane().locator("header").first()).containsText("Davi Nunes");
        WhatsAppShop.until(() -> !simulator.outbox().isEmpty());
        assertThat(simulator.outbox()).singleElement().satisfies(it -> {
            assertThat(it.phoneNumberId()).isEqualTo(SECOND_NUMBER);
            assertThat(it.body().get("to").asString()).isEqualTo("5511977770003");
        });
    }

    private Eg.Person agent() {
        return shop.desk().colleague("Bia Reis", "agent", shop.department());
    }

    private Locator dialog() {
        bia.button("Começar um novo chat").click();
        return bia.page().getByRole(DIALOG, new Page.GetByRoleOptions().setName("Novo chat"));
    }

    private static void byHand(Locator dialog) {
        dialog.getByText("Informar manualmente").click();
        typed(dialog, "Telefone").fill("(11) 97777-0003");
        typed(dialog, "Nome").fill("Davi Nunes");
    }

    private void fill(Locator dialog, String template, String name) {
        choose(field(dialog, "Modelo HSM"), template);
        typed(dialog, "Campo 1 do texto").fill(name);
    }

    private void choose(Locator field, String option) {
        field.click();
        bia.page()
                .getByRole(OPTION, new Page.GetByRoleOptions().setName(option))
                .click();
    }

    private static Locator field(Locator dialog, String label) {
        return dialog.getByRole(COMBOBOX, new Locator.GetByRoleOptions().setName(label));
    }

    private static Locator typed(Locator dialog, String label) {
        return dialog.getByRole(TEXTBOX, new Locator.GetByRoleOptions().setName(label));
    }

    private static Locator begin(Locator dialog) {
        return dialog.getByRole(
                BUTTON, new Locator.GetByRoleOptions().setName("Começar").setExact(true));
    }

    private void registered(String name, String phone, String company) {
        shop.desk()
                .http()
                .post("/api/v1/contacts", Map.of("name", name, "phone", phone, "company", company))
                .ok();
    }

    /// Somebody who wrote in the website's chat, and of whom no number is known.
    private void visitorOfTheSite(String name) {
        var http = shop.desk().http();
        var site = http.post(
                        "/api/v1/connections",
                        Map.of("kind", "webchat", "name", "Site", "departmentId", shop.department()))
                .ok();
        TestVisitor.enter(port, site.get("key").asString()).says("Oi").ok();
        var contact = shop.conversation().at("/contact/id").asString();
        http.patch("/api/v1/contacts/" + contact, Map.of("name", name)).ok();
    }

    private void secondNumber() {
        simulator.connect(new NumberSettings(
                SECOND_NUMBER,
                "+55 11 3000-0002",
                SECOND_COMPANY,
                shop.token(),
                WhatsAppShop.SECRET,
                WhatsAppShop.VERIFY_TOKEN,
                null,
                "Filial"));
        var made = shop.desk()
                .http()
                .post(
                        "/api/v1/connections/whatsapp",
                        Map.of(
                                "name",
                                "WhatsApp da filial",
                                "departmentId",
                                shop.department(),
                                "phoneNumberId",
                                SECOND_NUMBER,
                                "businessAccountId",
                                SECOND_COMPANY,
                                "token",
                                shop.token(),
                                "appSecret",
                                WhatsAppShop.SECRET))
                .ok();
        approved(SECOND_COMPANY, "retorno", "Oi, {{1}}, a peça chegou.");
        synced(made.at("/connection/id").asString());
    }

    private void approved(String company, String name, String body) {
        simulator.approvedTemplate(company, """
                {"name":"%s","language":"pt_BR","category":"UTILITY","components":[
                  {"type":"BODY","text":"%s","example":{"body_text":[["Ana"]]}}]}""".formatted(name, body));
    }

    private void synced(String connection) {
        shop.desk()
                .http()
                .post("/api/v1/connections/" + connection + "/templates/sync", Map.of())
                .ok();
    }
}
