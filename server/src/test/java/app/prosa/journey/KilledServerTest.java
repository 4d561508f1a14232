package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.IMG;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerProcess;
import app.prosa.Shop;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The server is killed while a visitor and an agent write to each other, and comes back. What either of them saw as
/// sent is there on both sides, once and in order; neither reloads anything, and what they were about to say is still
/// in hand.
@Tag("browser")
class KilledServerTest {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    /// A client that has waited for long may try again after half a minute only.
    private static final HasCountOptions AFTER_A_START = new HasCountOptions().setTimeout(90_000);

    @TempDir
    Path folder;

    private final List<String> visitorWrote = new ArrayList<>();
    private final List<String> agentWrote = new ArrayList<>();

    @Test
    void whatWasSentSurvivesTheServersDeath() throws Exception {
        try (var server = new ServerProcess(folder);
                var site = new HostSite()) {
            server.start();
            server.untilUp();
            var shop = Shop.open(server.port());
            var visitor =
                    SiteWindow.chatting(JOURNEY.person(), site.shop("/", HostSite.snippet(server.port(), shop.key())));
            write(visitor, "Estão aí?");
            var ana = AgentWindow.of(JOURNEY.person(), shop.desk().admin(), server.port());
            ana.open("Estão aí?");
            ana.action("Aceitar").click();
            assertThat(ana.action("Resolver")).isVisible();
            markAsBorn(visitor, ana);

            bothWrite(visitor, ana, 4);
            server.kill();
            bothWrite(visitor, ana, 3);
            assertThat(ana.page().getByText("Sem conexão")).isVisible();
            assertThat(visitor.chat().getByText("Sem conexão")).isVisible();
            server.start();
            bothWrite(visitor, ana, 3);
            server.untilUp();
            bothHoldTheSame(visitor, ana);

            bothWrite(visitor, ana, 4);
            visitor.composer().fill("Eu ia dizer que…");
            ana.composer().fill("Rascunho da Ana");
            server.killWithDatabase();
            server.start();
            server.untilUp();
            bothHoldTheSame(visitor, ana);

            assertThat(visitor.composer()).hasValue("Eu ia dizer que…");
            assertThat(ana.composer()).hasValue("Rascunho da Ana");
            assertThat(isStillThatPage(visitor, ana)).isTrue();
            assertThat(kept(shop)).containsExactlyElementsOf(visitor.said());
        }
    }

    /// Both send without waiting for anything.
    private void bothWrite(SiteWindow visitor, AgentWindow ana, int times) {
        for (int i = 0; i < times; i++) {
            write(visitor, "Visita " + visitorWrote.size());
            var reply = "Resposta " + agentWrote.size();
            agentWrote.add(reply);
            ana.says(reply);
        }
    }

    private void write(SiteWindow visitor, String text) {
        visitorWrote.add(text);
        visitor.says(text);
    }

    private void bothHoldTheSame(SiteWindow visitor, AgentWindow ana) {
        int all = visitorWrote.size() + agentWrote.size();
        for (var bubbles : List.of(visitor.bubbles(), ana.bubbles())) {
            assertThat(onTheirWay(bubbles)).hasCount(0, AFTER_A_START);
            assertThat(bubbles).hasCount(all, AFTER_A_START);
        }
        assertThat(ana.said()).isEqualTo(visitor.said());
        assertThat(visitor.said()).containsSubsequence(visitorWrote).containsSubsequence(agentWrote);
    }

    private static Locator onTheirWay(Locator bubbles) {
        return bubbles.getByRole(IMG, new GetByRoleOptions().setName("Enviando"));
    }

    private static void markAsBorn(SiteWindow visitor, AgentWindow ana) {
        visitor.page().evaluate("() => { window.born = true }");
        visitor.chat().evaluate("() => { window.born = true }");
        ana.page().evaluate("() => { window.born = true }");
    }

    private static boolean isStillThatPage(SiteWindow visitor, AgentWindow ana) {
        var born = "() => window.born === true";
        return (boolean) visitor.page().evaluate(born)
                && (boolean) visitor.chat().evaluate(born)
                && (boolean) ana.page().evaluate(born);
    }

    /// What the server has, in its order.
    private static List<String> kept(Shop shop) {
        var http = shop.desk().http();
        var id =
                Shop.list(shop.desk().admin(), "tab=attending").get(0).get("id").asString();
        var texts = new ArrayList<String>();
        for (JsonNode it : http.get("/api/v1/conversations/" + id).ok().get("messages")) {
            if (it.at("/content/type").asString().equals("text")) {
                texts.add(it.at("/content/body").asString());
            }
        }
        return texts;
    }
}
