package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.COMPLEMENTARY;
import static com.microsoft.playwright.options.AriaRole.DIALOG;
import static com.microsoft.playwright.options.AriaRole.LINK;
import static com.microsoft.playwright.options.AriaRole.LIST;
import static com.microsoft.playwright.options.AriaRole.NAVIGATION;
import static com.microsoft.playwright.options.AriaRole.SEARCHBOX;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent;
import app.prosa.TestVisitor;
import app.prosa.file.Samples;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What stands beside the messages about the person one talks with. The tests share a shop and Ana's window; each has a
/// visitor of its own.
@Tag("browser")
@ServerTest
@TestInstance(Lifecycle.PER_CLASS)
class ContactPanelTest {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @LocalServerPort
    int port;

    Shop shop;
    AgentWindow ana;

    @BeforeAll
    void open() {
        shop = Shop.open(port);
        ana = AgentWindow.of(JOURNEY.person(), shop.agent("Ana Souza"), port);
    }

    @Test
    @Tag("CTP-01")
    @Tag("CTP-10")
    @Tag("CTP-34")
    void thePanelShowsWhoItIs() {
        var begun = shop.begun("Quem sou eu?");
        var contact = contact(begun);
        change(
                contact,
                Map.of(
                        "name", "Mariana Souza",
                        "phone", "11 98888-1234",
                        "email", "mariana@exemplo.com",
                        "observations", "Prefere falar à tarde"));
        ana.open("Quem sou eu?");
        var panel = panel();
        assertThat(panel.getByText("+55 11 98888-1234").first()).isVisible();
        assertThat(button(panel, "Nome: Mariana Souza")).isVisible();
        assertThat(panel.getByText("MS")).isVisible();
        assertThat(panel.getByText("Prefere falar à tarde")).isVisible();
        assertThat(panel.getByText("mariana@exemplo.com")).isVisible();
        assertThat(panel.getByText("Café")).isVisible();
    }

    @Test
    @Tag("CTP-02")
    @Tag("CTP-35")
    void theIconHidesThePanelAndTheNameBringsItBack() {
        shop.begun("Mais espaço");
        ana.open("Mais espaço");
        assertThat(panel()).isVisible();
        var narrow = ana.messages().boundingBox().width;

        ana.page()
                .waitForResponse(
                        "**/api/v1/me",
                        () -> ana.action("Ocultar informações do contato").click());
        assertThat(panel()).hasCount(0);
        assertThat(ana.messages().boundingBox().width).isGreaterThan(narrow + 200);
        ana.page()
                .waitForResponse(
                        "**/api/v1/me",
                        () -> ana.action("Mostrar informações do contato").click());
        assertThat(panel()).isVisible();

        ana.page()
                .waitForResponse(
                        "**/api/v1/me",
                        () -> ana.action("Ocultar informações do contato").click());
        ana.page().reload();
        assertThat(ana.action("Mostrar informações do contato")).isVisible();
        assertThat(panel()).hasCount(0);
        ana.pane()
                .getByRole(BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Visitante")))
                .click();
        assertThat(panel()).isVisible();
        assertThat(button(panel(), "Editar contato")).isVisible();
    }

    @Test
    @Tag("INB-23")
    @Tag("INB-47")
    void theListOfContactsOpensFromTheInboxAndLeadsToTheirConversations() {
        var begun = shop.begun("Achei você pela lista");
        change(contact(begun), Map.of("name", "Zuleica Nunes"));
        ana.go("/contacts");
        ana.page()
                .getByRole(NAVIGATION, new Page.GetByRoleOptions().setName("Menu principal"))
                .getByRole(LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^Chats")))
                .click();
        assertThat(ana.row("Zuleica Nunes")).isVisible();
        link("Contatos").last().click();
        var list = ana.page().getByRole(LIST, new Page.GetByRoleOptions().setName("Contatos"));
        assertThat(list.getByRole(LINK).first()).isVisible();

        ana.page().getByRole(SEARCHBOX).fill("zuleica");
        assertThat(list.getByRole(LINK)).hasCount(1);
        list.getByRole(LINK).click();
        var card = ana.page().getByRole(DIALOG, new Page.GetByRoleOptions().setName("Contato"));
        assertThat(card.getByText("Zuleica Nunes")).isVisible();
        card.getByRole(LINK).click();

        assertThat(ana.bubble("Achei você pela lista")).isVisible();
    }

    private Locator link(String name) {
        return ana.page()
                .getByRole(LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    @Tag("CTP-03")
    @Tag("CTP-04")
    @Tag("CTP-11")
    void theContactIsEditedInOneForm() {
        var begun = shop.begun("Anote meus dados");
        ana.open("Anote meus dados");
        button(panel(), "Editar contato").click();
        var form = ana.page().getByRole(DIALOG, new Page.GetByRoleOptions().setName("Editar contato"));
        field(form, "Nome").fill("João Pedro Lima");
        field(form, "Telefone").fill("(21) 97777-0000");
        field(form, "E-mail").fill("isto não é e-mail");
        button(form, "Salvar").click();
        assertThat(form.getByText("Digite um e-mail válido.")).isVisible();

        field(form, "E-mail").fill("joao@exemplo.com");
        button(form, "Salvar").click();

        assertThat(form).hasCount(0);
        assertThat(button(panel(), "Nome: João Pedro Lima")).isVisible();
        assertThat(panel().getByText("+55 21 97777-0000").first()).isVisible();
        assertThat(ana.row("João Pedro Lima")).isVisible();
        var stored =
                shop.desk().http().get("/api/v1/contacts/" + contact(begun)).ok();
        assertThat(stored.get("name").asString()).isEqualTo("João Pedro Lima");
        assertThat(stored.get("phone").asString()).isEqualTo("+5521977770000");
        assertThat(stored.get("email").asString()).isEqualTo("joao@exemplo.com");
    }

    @Test
    @Tag("CTP-21")
    @Tag("CON-25")
    void theNameIsEditedWhereItStands() {
        var begun = shop.begun("Meu nome está errado");
        ana.open("Meu nome está errado");
        var name = panel().getByRole(BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Nome: ")));
        assertThat(isBlue(name)).as("the name is blue").isTrue();

        name.click();
        field(panel(), "Nome").fill("Renata Barros");
        field(panel(), "Nome").press("Enter");

        assertThat(button(panel(), "Nome: Renata Barros")).isVisible();
        assertThat(ana.row("Renata Barros")).isVisible();
        assertThat(ana.pane().getByRole(BUTTON, new Locator.GetByRoleOptions().setName("Renata Barros")))
                .isVisible();
        assertThat(shop.desk()
                        .http()
                        .get("/api/v1/contacts/" + contact(begun))
                        .ok()
                        .get("name")
                        .asString())
                .isEqualTo("Renata Barros");
    }

    @Test
    @Tag("CTP-20")
    void aNewContactHasTheNameByWhichTheChannelKnowsThem() throws Exception {
        var secret = shop.desk()
                .http()
                .get("/api/v1/connections/" + shop.connection() + "/identity-secret")
                .ok()
                .get("secret")
                .asString();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var hash = HexFormat.of().formatHex(mac.doFinal("u-1".getBytes(StandardCharsets.UTF_8)));
        var http = new TestAgent(port);
        var token = http.post(
                        "/webchat/v1/" + shop.key() + "/identify",
                        Map.of("userId", "u-1", "hash", hash, "name", "Sônia do Site", "language", "pt-BR"))
                .ok()
                .get("token")
                .asString();

        TestVisitor.with(http, port, shop.key(), token).says("Já sou cliente").ok();

        assertThat(ana.row("Já sou cliente")).containsText("Sônia do Site");
        ana.open("Já sou cliente");
        assertThat(button(panel(), "Nome: Sônia do Site")).isVisible();
    }

    @Test
    @Tag("CON-09")
    void theHeaderShowsTheCustomersPhotoAndName() {
        var begun = shop.begun("Vejam minha foto");
        change(contact(begun), Map.of("name", "Bruna Reis"));
        ana.open("Vejam minha foto");
        var header = ana.pane().locator("header").first();
        assertThat(header).containsText("Bruna Reis");
        assertThat(header.locator("img")).hasCount(0);

        button(panel(), "Editar contato").click();
        var form = ana.page().getByRole(DIALOG, new Page.GetByRoleOptions().setName("Editar contato"));
        form.locator("input[type=file]")
                .setInputFiles(new FilePayload("bruna.png", "image/png", Samples.picture("png", 300, 200)));
        assertThat(button(form, "Trocar foto")).isVisible();
        ana.page().keyboard().press("Escape");

        assertThat(header.locator("img")).hasCount(1);
        ana.page()
                .waitForCondition(() ->
                        header.locator("img").evaluate("it => it.naturalWidth").equals(256));
        assertThat(ana.row("Vejam minha foto").locator("img")).hasCount(1);
    }

    private Locator panel() {
        return ana.page().getByRole(COMPLEMENTARY, new Page.GetByRoleOptions().setName("Informações do contato"));
    }

    private String contact(Shop.Begun begun) {
        return shop.desk()
                .http()
                .get("/api/v1/conversations/" + begun.conversation())
                .ok()
                .at("/contact/id")
                .asString();
    }

    private void change(String contact, Map<String, String> details) {
        shop.desk().http().patch("/api/v1/contacts/" + contact, details).ok();
    }

    private static Locator button(Locator in, String name) {
        return in.getByRole(BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator field(Locator in, String label) {
        return in.getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    /// More blue than red or green: the accent, in whichever theme.
    private static boolean isBlue(Locator text) {
        var rgb = Pattern.compile("\\d+")
                .matcher(text.evaluate("it => getComputedStyle(it).color").toString())
                .results()
                .map(it -> Integer.parseInt(it.group()))
                .toList();
        return rgb.get(2) > rgb.get(0) + 40 && rgb.get(2) > rgb.get(1) + 40;
    }
}
