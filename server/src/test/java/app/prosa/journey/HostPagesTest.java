package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Pages that would break a lesser chat, or that a lesser chat would break.
@Tag("browser")
@ServerTest
@TestInstance(Lifecycle.PER_CLASS)
class HostPagesTest {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    private static final Path PAGES = Path.of("..", "widget", "test", "pages");

    private final HostSite site = new HostSite();
    private Shop shop;
    private String prosa;

    @BeforeAll
    void open(@LocalServerPort int port) {
        shop = Shop.open(port);
        prosa = "http://localhost:" + port;
    }

    @AfterAll
    void close() {
        site.close();
    }

    @Test
    void stylesThatHideEverythingDoNotReachTheChat() {
        var address = page("/hostile-css.html", Map.of());
        var alone = JOURNEY.person().newPage();
        alone.route("**/widget.js", Route::abort);
        alone.navigate(address);

        var visitor = SiteWindow.chatting(JOURNEY.visitor(), address);
        visitor.says("Estou aqui, apesar dos estilos");

        itArrives(visitor, "Estou aqui, apesar dos estilos");
        assertThat(visitor.bubble("Estou aqui")).isVisible();
        assertThat(looks(visitor.page())).isEqualTo(looks(alone));
    }

    @Test
    void theDocumentedDirectivesAreEnoughForAStrictPolicy() {
        var policy = """
                default-src 'none'; script-src %1$s; connect-src %1$s; frame-src %1$s; \
                require-trusted-types-for 'script'""".formatted(prosa);
        var address = page("/strict-csp.html", Map.of("Content-Security-Policy", policy));

        var visitor = SiteWindow.chatting(JOURNEY.visitor(), address);
        visitor.says("Estou aqui, apesar da política");

        itArrives(visitor, "Estou aqui, apesar da política");
        assertThat(visitor.bubble("Estou aqui")).isVisible();
    }

    @Test
    void aPageThatChangesUnderTheChatKeepsIt() {
        var visitor = SiteWindow.chatting(JOURNEY.visitor(), page("/single-page.html", Map.of()));
        visitor.says("Estou na primeira rota");
        itArrives(visitor, "Estou na primeira rota");

        visitor.page().click("#route");
        visitor.page().click("#body");
        visitor.says("Estou na segunda");
        itArrives(visitor, "Estou na segunda");
        assertThat(visitor.bubble("Estou na primeira rota")).isVisible();

        // What removes us from the page takes the frame along; we come back with what was said.
        visitor.page().click("#clean");
        assertThat(visitor.bubble("Estou na segunda")).isVisible();
        visitor.says("Continuo aqui");
        itArrives(visitor, "Continuo aqui");
        assertThat(visitor.page().title()).isEqualTo("Ruta 1");
    }

    @Test
    void aPrivateWindowThatRefusesStorageToOtherSitesStillChats() {
        var address = HostSite.elsewhere(site.shop("/elsewhere", snippet()));

        var visitor = SiteWindow.chatting(JOURNEY.visitor(), address);
        visitor.says("Estou em outro site");

        itArrives(visitor, "Estou em outro site");
        assertThat(visitor.bubble("Estou em outro site")).isVisible();
    }

    @Test
    void thePagesOwnScriptAndStorageStayAsTheyWere() {
        var address = site.shop("/plain", "");
        var before = JOURNEY.person().newPage();
        before.navigate(address);

        var visitor = SiteWindow.chatting(JOURNEY.visitor(), site.shop("/carrying", snippet()));

        var globals =
                "() => Object.getOwnPropertyNames(window).filter(it => it !== 'Prosa' && !/^\\d+$/.test(it)).length";
        assertThat(visitor.page().evaluate(globals)).isEqualTo(before.evaluate(globals));
        assertThat(visitor.page().evaluate("() => document.cookie")).isEqualTo("");
        assertThat(visitor.page().evaluate("() => Object.keys(localStorage).filter(it => !/^prosa/.test(it)).length"))
                .isEqualTo(0);
        assertThat(visitor.page().evaluate("() => document.body.children.length"))
                .isEqualTo((int) before.evaluate("() => document.body.children.length") + 1);
    }

    /// A page of the widget's own tests, on the site.
    private String page(String path, Map<String, String> headers) {
        try {
            var html = Files.readString(PAGES.resolve(path.substring(1)));
            return site.page(
                    path,
                    html.replace("{{prosa}}", prosa)
                            .replace("\"demo\"", "\"%s\" data-language=\"pt-BR\"".formatted(shop.key())),
                    headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String snippet() {
        return HostSite.snippet(shop.desk().port(), shop.key());
    }

    /// Waits as the browser's own thread, which hands on what the page sends.
    private void itArrives(SiteWindow visitor, String text) {
        visitor.page()
                .waitForCondition(() -> Shop.list(shop.desk().admin(), "tab=waiting")
                        .valueStream()
                        .map(it -> it.at("/lastMessage/preview"))
                        .map(JsonNode::asString)
                        .anyMatch(text::equals));
    }

    /// What the page itself looks like, whatever hangs beside its body.
    private static Object looks(Page page) {
        return page.evaluate("""
                () => [...document.body.querySelectorAll('*')].map((it) => {
                  const { x, y, width, height } = it.getBoundingClientRect()
                  return [it.tagName, x, y, width, height].join(' ')
                }).join('\\n')""");
    }
}
