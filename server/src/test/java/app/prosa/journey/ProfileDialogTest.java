package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.DIALOG;
import static com.microsoft.playwright.options.AriaRole.MENUITEM;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/// One's own menu and profile. Each test has an agent of its own, in one shop.
@Tag("browser")
@ServerTest
@TestInstance(Lifecycle.PER_CLASS)
class ProfileDialogTest {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @LocalServerPort
    int port;

    Shop shop;
    Eg.Person ana;
    AgentWindow window;

    @BeforeAll
    void open() {
        shop = Shop.open(port);
    }

    @BeforeEach
    void sitDown() {
        ana = shop.agent("Ana Souza");
        window = AgentWindow.of(JOURNEY.person(), ana, port);
    }

    @Test
    @Tag("NOT-02")
    @Tag("NOT-03")
    @Tag("NOT-08")
    void theMenuLeadsToAPopUpWhereOneEditsOneself() {
        var second = new AgentWindow(window.page().context().newPage(), port);
        second.go("/conversations");
        menu(window, "Ana Souza");
        assertThat(item("Perfil")).isVisible();
        assertThat(item("Sair")).isVisible();
        item("Perfil").click();
        var profile = profile();

        assertThat(field(profile, "Seu código de usuário")).hasValue(ana.id());
        field(profile, "Nome").fill("Ana Beatriz Souza");
        field(profile, "Nome que os clientes veem").fill("Bia");
        profile.getByRole(BUTTON, new Locator.GetByRoleOptions().setName("Salvar"))
                .click();
        assertThat(window.page().getByText("Alterações salvas.")).isVisible();
        profile.press("Escape");

        assertThat(profile).hasCount(0);
        assertThat(window.page()).hasURL(Pattern.compile("/conversations$"));
        assertThat(me(window, "Ana Beatriz Souza")).isVisible();
        assertThat(me(second, "Ana Beatriz Souza")).isVisible();
        window.page().reload();
        assertThat(me(window, "Ana Beatriz Souza")).isVisible();
        var agent = ana.http().get("/api/v1/session").ok().get("agent");
        assertThat(agent.get("displayName").asString()).isEqualTo("Bia");
    }

    @Test
    @Tag("NOT-07")
    void onesNameLeadsToOnesSettings() {
        menu(window, "Ana Souza");
        item("Ana Souza").click();

        assertThat(profile().getByText("Seus dados")).isVisible();
        assertThat(profile().getByText("Som e notificações")).isVisible();
    }

    @Test
    @Tag("NOT-09")
    void aPhotoIsSeenByOneselfAndByColleagues() throws IOException {
        var begun = shop.begun("Quem me atende?");
        ana.http()
                .put("/api/v1/conversations/" + begun.conversation() + "/acceptance", Map.of())
                .ok();
        var second = new AgentWindow(window.page().context().newPage(), port);
        second.go("/conversations");
        second.choose("Atendendo");
        assertThat(second.row("Quem me atende?")).isVisible();
        menu(window, "Ana Souza");
        item("Perfil").click();

        var chooser = window.page()
                .waitForFileChooser(() -> profile()
                        .getByRole(BUTTON, new Locator.GetByRoleOptions().setName("Enviar foto"))
                        .click());
        chooser.setFiles(new FilePayload("eu.png", "image/png", photo()));

        assertThat(profile().getByRole(BUTTON, new Locator.GetByRoleOptions().setName("Trocar foto")))
                .isVisible();
        assertThat(loaded(me(window, "Ana Souza"))).hasCount(1);
        assertThat(loaded(me(second, "Ana Souza"))).hasCount(1);
        assertThat(loaded(second.row("Quem me atende?"))).hasCount(1);

        profile()
                .getByRole(BUTTON, new Locator.GetByRoleOptions().setName("Remover"))
                .click();
        assertThat(loaded(me(second, "Ana Souza"))).hasCount(0);
    }

    @Test
    @Tag("NOT-10")
    void thePasswordIsChanged() {
        menu(window, "Ana Souza");
        item("Perfil").click();
        var profile = profile();
        profile.getByLabel("Senha atual").fill("não é esta");
        profile.getByLabel("Nova senha").fill("um segredo bem comprido");
        profile.getByRole(BUTTON, new Locator.GetByRoleOptions().setName("Trocar senha"))
                .click();
        assertThat(profile.getByText("A senha atual não confere.")).isVisible();

        profile.getByLabel("Senha atual").fill(Eg.PASSWORD);
        profile.getByRole(BUTTON, new Locator.GetByRoleOptions().setName("Trocar senha"))
                .click();

        assertThat(window.page().getByText("Senha trocada.")).isVisible();
        assertThat(signIn(Eg.PASSWORD)).isEqualTo(401);
        assertThat(signIn("um segredo bem comprido")).isEqualTo(200);
    }

    @Test
    @Tag("NOT-04")
    @Tag("NOT-19")
    void whoSignsOutStandsAtTheDoorAndSoDoTheirOtherWindows() {
        var second = new AgentWindow(window.page().context().newPage(), port);
        second.go("/conversations");
        assertThat(me(second, "Ana Souza")).isVisible();

        menu(window, "Ana Souza");
        item("Sair").click();

        assertThat(window.button("Entrar")).isVisible();
        assertThat(window.page()).hasURL(Pattern.compile("/sign-in"));
        assertThat(second.button("Entrar")).isVisible();
        assertThat(ana.http().get("/api/v1/session").status()).isEqualTo(401);
        window.page().goBack();
        assertThat(window.button("Entrar")).isVisible();
        window.go("/conversations");
        assertThat(window.button("Entrar")).isVisible();
    }

    private Locator item(String name) {
        return window.page().getByRole(MENUITEM, new Page.GetByRoleOptions().setName(name));
    }

    private Locator profile() {
        return window.page().getByRole(DIALOG, new Page.GetByRoleOptions().setName("Perfil"));
    }

    private int signIn(String password) {
        return new TestAgent(port)
                .post("/api/v1/session", Map.of("email", ana.email(), "password", password))
                .status();
    }

    private static Locator me(AgentWindow window, String name) {
        return window.button("Sua conta: " + name);
    }

    private static void menu(AgentWindow window, String name) {
        me(window, name).click();
    }

    private static Locator field(Locator in, String label) {
        return in.getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    /// A picture that the browser could really show.
    private static Locator loaded(Locator in) {
        return in.locator("img[src*='/photo']");
    }

    private static byte[] photo() throws IOException {
        var image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        var brush = image.createGraphics();
        brush.setColor(Color.ORANGE);
        brush.fillRect(0, 0, 400, 300);
        brush.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
