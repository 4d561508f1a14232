package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.ALERT;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.DIALOG;
import static com.microsoft.playwright.options.AriaRole.NAVIGATION;
import static com.microsoft.playwright.options.AriaRole.SLIDER;
import static com.microsoft.playwright.options.AriaRole.SWITCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsCheckedOptions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/// How an agent is told of new messages. Two agents of one department hear the same visitors; what one sets must not
/// change what the other hears. The page's ears are ours: what it plays and what it shows outside itself is written
/// down.
@Tag("browser")
@ServerTest
@TestInstance(Lifecycle.PER_CLASS)
class NoticesTest {

    /// What the page hands to the browser's own voices.
    private static final String EARS = """
            window.heard = [];
            const ramp = AudioParam.prototype.linearRampToValueAtTime;
            AudioParam.prototype.linearRampToValueAtTime = function (value, at) {
              window.heard.push(value);
              return ramp.call(this, value, at);
            };
            window.told = [];
            window.Notification = class {
              static permission = 'granted';
              static requestPermission = async () => 'granted';
              constructor(title, options) { window.told.push(title + ': ' + options.body); }
              close() {}
            };
            window.away = false;
            document.hasFocus = () => !window.away;
            """;

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @LocalServerPort
    int port;

    Shop shop;
    AgentWindow ana;
    AgentWindow bia;

    @BeforeAll
    void open() {
        shop = Shop.open(port);
        ana = window(shop.agent("Ana Souza"));
        bia = window(shop.agent("Bia Reis"));
    }

    @Test
    @Tag("NOT-01")
    void theVolumeIsWhatOneSetsForOneself() {
        settings(ana);
        var slider = ana.page().getByRole(SLIDER, new Page.GetByRoleOptions().setName("Volume das notificações"));
        slider.focus();
        slider.press("End");
        assertThat(slider).hasAttribute("aria-valuenow", "100");
        for (int volume = 99; volume >= 40; volume--) {
            slider.press("ArrowLeft");
            assertThat(slider).hasAttribute("aria-valuenow", String.valueOf(volume));
        }
        close(ana);
        assertThat(ana.button("Volume das notificações: 40%")).isVisible();

        visitor("Escuta baixinho");

        assertThat(loudness(ana)).isCloseTo(0.4 * 0.4 * 0.5, within(0.001));
        assertThat(loudness(bia)).isCloseTo(0.7 * 0.7 * 0.5, within(0.001));
        ana.page().reload();
        assertThat(ana.button("Volume das notificações: 40%")).isVisible();

        settings(ana);
        slider.focus();
        slider.press("Home");
        close(ana);
        assertThat(ana.button("Som desligado")).isVisible();
        visitor("Mudo");
        assertThat(popup(ana, "Mudo")).isVisible();
        assertThat(heard(ana)).isEmpty();
        settings(ana);
        slider.focus();
        slider.press("End");
        close(ana);
    }

    @Test
    @Tag("NOT-18")
    @Tag("NOT-22")
    void theSoundIsTurnedOffForOneselfAndKeepsItsVolume() {
        set(ana, "Reproduzir som de nova mensagem", false);
        assertThat(ana.button("Som desligado")).isVisible();

        visitor("Sem barulho");

        assertThat(popup(ana, "Sem barulho")).isVisible();
        assertThat(heard(ana)).isEmpty();
        assertThat(heard(bia)).isNotEmpty();

        set(ana, "Reproduzir som de nova mensagem", true);
        visitor("De novo com som");
        assertThat(popup(ana, "De novo com som")).isVisible();
        assertThat(heard(ana)).isNotEmpty();
    }

    @Test
    @Tag("CON-20")
    @Tag("CON-31")
    @Tag("CON-32")
    void whatIsMarkedUnreadComesToTheTopWithoutASoundAndIsMarkedReadAgain() {
        var other = Shop.open(port);
        other.begun("Primeiro da fila");
        other.begun("Último da fila");
        var caio = listening(other.agent("Caio Melo"));
        var boss = listening(other.desk().admin());
        for (var text : List.of("Primeiro da fila", "Último da fila")) {
            caio.choose("Aguardando");
            caio.open(text);
            caio.action("Aceitar").click();
            assertThat(caio.action("Resolver")).isVisible();
        }
        for (var window : List.of(caio, boss)) {
            window.choose("Atendendo");
            assertThat(window.rows()).hasCount(2);
            window.page().evaluate("window.heard = []");
        }

        caio.option("Marcar como não lido");

        var mark = caio.row("Último da fila").getByLabel("Marcado como não lido");
        assertThat(mark).isVisible();
        for (var window : List.of(caio, boss)) {
            assertThat(window.rows().first()).containsText("Último da fila");
            assertThat(heard(window)).isEmpty();
        }
        boss.open("Último da fila");
        boss.option("Marcar como lido");
        assertThat(mark).hasCount(0);
        boss.option("Marcar como não lido");
        assertThat(mark).isVisible();
    }

    @Test
    @Tag("NOT-20")
    void aPopUpAnnouncesAMessageAndLeadsToIt() {
        visitor("Olha o pop-up");

        popup(ana, "Olha o pop-up").getByText("Olha o pop-up").click();
        assertThat(ana.bubble("Olha o pop-up")).isVisible();
        assertThat(popup(ana, "Olha o pop-up")).hasCount(0);

        ana.go("/conversations");
        set(ana, "Pop-up de nova mensagem", false);
        visitor("Sem pop-up");
        assertThat(popup(bia, "Sem pop-up")).isVisible();
        assertThat(ana.row("Sem pop-up")).isVisible();
        assertThat(popup(ana, "Sem pop-up").count()).isZero();
        set(ana, "Pop-up de nova mensagem", true);
    }

    @Test
    @Tag("NOT-21")
    void withoutThePreviewNobodyReadsTheTextOverOnesShoulder() {
        set(ana, "Mostrar prévia da mensagem", false);

        visitor("Meu segredo");

        assertThat(popup(bia, "Meu segredo")).isVisible();
        assertThat(ana.row("Meu segredo")).isVisible();
        assertThat(popup(ana, "Nova mensagem").first()).isVisible();
        assertThat(popup(ana, "Meu segredo").count()).isZero();
        ana.page().evaluate("window.away = true");
        visitor("Outro segredo");
        ana.page().waitForCondition(() -> !told(ana).isEmpty());
        assertThat(told(ana)).allMatch(it -> it.endsWith(": Nova mensagem"));
        ana.page().evaluate("window.away = false");
        set(ana, "Mostrar prévia da mensagem", true);
    }

    @Test
    @Tag("NOT-11")
    void theDesktopTellsOfMessagesWhileOneIsElsewhereIfOneLikes() {
        ana.page().evaluate("window.away = true");
        visitor("Você está em outro site");
        ana.page().waitForCondition(() -> !told(ana).isEmpty());
        assertThat(told(ana)).anyMatch(it -> it.matches("Visitante \\d+: Você está em outro site"));
        assertThat(told(bia)).isEmpty();

        set(ana, "Notificações na área de trabalho", false);
        visitor("Ninguém avisa");
        assertThat(ana.row("Ninguém avisa")).isVisible();
        assertThat(told(ana)).noneMatch(it -> it.contains("Ninguém avisa"));
        set(ana, "Notificações na área de trabalho", true);
        ana.page().evaluate("window.away = false");
    }

    @Test
    void whatOneSetsHoldsInOnesOtherWindowAtOnce() {
        var second = new AgentWindow(ana.page().context().newPage(), port);
        second.go("/conversations");
        assertThat(second.button("Som desligado")).hasCount(0);

        set(ana, "Reproduzir som de nova mensagem", false);

        assertThat(second.button("Som desligado")).isVisible();
        set(ana, "Reproduzir som de nova mensagem", true);
        assertThat(second.button("Som desligado")).hasCount(0);
        second.page().close();
    }

    private AgentWindow window(Eg.Person person) {
        var window = listening(person);
        assertThat(window.page().getByText("Nenhum atendimento encontrado")).isVisible();
        return window;
    }

    private AgentWindow listening(Eg.Person person) {
        var browser = JOURNEY.person();
        browser.addInitScript(EARS);
        return AgentWindow.of(browser, person, port);
    }

    /// A visitor writes; nothing that was heard before counts any more.
    private void visitor(String text) {
        for (var window : List.of(ana, bia)) {
            window.page().evaluate("window.heard = []; window.told = []");
        }
        shop.visitor().says(text).ok();
        assertThat(bia.row(text)).isVisible();
        assertThat(ana.row(text)).isVisible();
    }

    private static void settings(AgentWindow window) {
        window.page()
                .getByRole(NAVIGATION, new Page.GetByRoleOptions().setName("Menu principal"))
                .getByRole(
                        BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName(Pattern.compile("^(Volume das notificações|Som desligado)")))
                .click();
        assertThat(dialog(window)).isVisible();
    }

    private static void close(AgentWindow window) {
        window.page().keyboard().press("Escape");
        assertThat(dialog(window)).hasCount(0);
    }

    private static Locator dialog(AgentWindow window) {
        return window.page().getByRole(DIALOG, new Page.GetByRoleOptions().setName("Som e notificações"));
    }

    /// Turns a switch and waits until the server knows.
    private static void set(AgentWindow window, String name, boolean on) {
        settings(window);
        var lever = window.page().getByRole(SWITCH, new Page.GetByRoleOptions().setName(name));
        assertThat(lever).isChecked(new IsCheckedOptions().setChecked(!on));
        window.page().waitForResponse("**/api/v1/me", () -> lever.click(new Locator.ClickOptions().setForce(true)));
        assertThat(lever).isChecked(new IsCheckedOptions().setChecked(on));
        close(window);
    }

    /// A pop-up leaves by itself: whether one is missing is asked at once, and not waited for.
    private static Locator popup(AgentWindow window, String text) {
        return window.page().getByRole(ALERT).filter(new Locator.FilterOptions().setHasText(text));
    }

    private static double loudness(AgentWindow window) {
        window.page().waitForCondition(() -> !heard(window).isEmpty());
        return heard(window).getFirst();
    }

    private static List<Double> heard(AgentWindow window) {
        return ((List<?>) window.page().evaluate("window.heard"))
                .stream().map(it -> ((Number) it).doubleValue()).toList();
    }

    private static List<String> told(AgentWindow window) {
        return ((List<?>) window.page().evaluate("window.told"))
                .stream().map(String::valueOf).toList();
    }
}
