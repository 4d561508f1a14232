package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.HEADING;
import static com.microsoft.playwright.options.AriaRole.IMG;
import static com.microsoft.playwright.options.AriaRole.LINK;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.TestClock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.GetByRoleOptions;
import com.microsoft.playwright.Route.FulfillOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The network goes and comes back on either side, or lets through only a part of what we say.
@Tag("browser")
@ServerTest
@TestInstance(Lifecycle.PER_CLASS)
class LostNetworkTest {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    /// What a proxy that knows no upgrades does: every handshake is answered, by no socket.
    private static final String REFUSED = """
            const Socket = WebSocket
            window.WebSocket = class extends Socket {
              constructor(url) { super(url.replace('/live', '/refused')) }
            }""";

    @Autowired
    TestClock clock;

    private OpenShop open;
    private AgentWindow ana;

    @BeforeAll
    void open(@LocalServerPort int port) {
        open = OpenShop.open(JOURNEY, port);
        ana = open.ana();
    }

    @AfterAll
    void close() {
        open.close();
    }

    @Test
    void whatTheVisitorWritesMeanwhileGoesOutOnceWhenItReturns() {
        var visitor = open.talking("No túnel");
        var network = visitor.page().context();

        network.setOffline(true);
        visitor.says("Um");
        visitor.says("Dois");
        assertThat(visitor.chat().getByText("Sem conexão")).isVisible();
        ana.says("Você caiu?");
        assertThat(ana.bubble("Você caiu?")).isVisible();
        network.setOffline(false);

        assertThat(ana.bubble("Dois")).isVisible();
        assertThat(visitor.bubble("Você caiu?")).isVisible();
        assertThat(visitor.chat().getByText("Sem conexão")).hasCount(0);
        assertThat(visitor.bubbles()).hasCount(4);
        assertThat(ana.said()).containsOnlyOnce("Um", "Dois").containsSubsequence("Um", "Dois");
        assertThat(visitor.said()).isEqualTo(ana.said());
    }

    @Test
    void whatTheAgentWritesMeanwhileGoesOutOnceWhenItReturns() {
        var visitor = open.talking("No elevador");
        var network = ana.page().context();

        network.setOffline(true);
        ana.says("Três");
        ana.says("Quatro");
        assertThat(ana.page().getByText("2 mensagens serão enviadas quando voltar."))
                .isVisible();
        visitor.says("Alô?");
        assertThat(visitor.bubble("Alô?")).isVisible();
        network.setOffline(false);

        assertThat(visitor.bubble("Quatro")).isVisible();
        assertThat(ana.bubble("Alô?")).isVisible();
        assertThat(ana.page().getByText("Sem conexão")).hasCount(0);
        assertThat(ana.bubbles()).hasCount(4);
        assertThat(visitor.said()).containsOnlyOnce("Três", "Quatro").containsSubsequence("Três", "Quatro");
        assertThat(ana.said()).isEqualTo(visitor.said());
    }

    @Test
    void whereNoSocketGetsThroughBothTalkAllTheSame() {
        var browser = JOURNEY.visitor();
        browser.addInitScript(REFUSED);
        var visitor = SiteWindow.chatting(browser, open.address());

        visitor.says("Aqui só passa HTTP");
        ana.choose("Aguardando");
        ana.open("Aqui só passa HTTP");
        ana.action("Aceitar").click();
        ana.says("Chega do mesmo jeito");
        ana.says("Recebeu?");

        assertThat(visitor.bubble("Recebeu?")).isVisible();
        assertThat(visitor.chat().getByRole(HEADING).getByText("Ana")).isVisible();
        assertThat(visitor.log().getByText("Ana entrou na conversa")).isVisible();
        assertThat(visitor.chat().getByText("Sem conexão")).hasCount(0);
        assertThat(tick(visitor.bubble("Aqui só passa HTTP"), "Lida")).isVisible();
        assertThat(tick(ana.bubble("Recebeu?"), "Lida")).isVisible();

        visitor.says("Recebi");
        ana.says("Que bom");
        assertThat(visitor.bubble("Que bom")).isVisible();
        assertThat(visitor.said()).containsExactlyElementsOf(ana.said());
        assertThat(visitor.bubbles()).hasCount(5);

        assertThat(ana.page().getByText("No site agora")).isVisible();
        visitor.page().close();
        clock.forward(Duration.ofMinutes(1));
        assertThat(ana.page().getByText("Fora do site")).isVisible();
    }

    @Test
    void whatHappensWhileAConversationOpensIsThere() {
        var visitor = open.visitor();
        visitor.says("Bem na hora");
        ana.choose("Aguardando");
        var opening = Pattern.compile("/conversations/[0-9a-f-]{36}(/visitor)?$");
        var answers = new ArrayList<Runnable>();
        ana.page().route(opening, route -> {
            var answer = route.fetch();
            answers.add(() -> route.fulfill(new FulfillOptions().setResponse(answer)));
        });

        ana.row("Bem na hora").getByRole(LINK).click();
        ana.page().waitForCondition(() -> answers.size() == 2);
        visitor.says("E mais uma coisa");
        assertThat(ana.row("E mais uma coisa")).isVisible();
        assertThat(tick(visitor.bubble("E mais uma coisa"), "Enviada")).isVisible();
        visitor.page().close();
        answers.forEach(Runnable::run);

        assertThat(ana.bubble("E mais uma coisa")).isVisible();
        assertThat(ana.page().getByText("Fora do site")).isVisible();
        ana.page().unroute(opening);
    }

    @Test
    void anAnswerThatComesLateTakesNothingBack() {
        var text = "Quem atende?";
        open.waiting(text);
        var answers = new ArrayList<Runnable>();
        ana.page().route("**/acceptance", route -> {
            var answer = route.fetch();
            answers.add(() -> route.fulfill(new FulfillOptions().setResponse(answer)));
        });
        ana.action("Aceitar").click();
        assertThat(ana.action("Resolver")).isVisible();
        ana.page().waitForCondition(() -> !answers.isEmpty());

        var admin = open.shop().desk().http();
        var conversation = ana.page().url().replaceFirst(".*/", "");
        admin.delete("/api/v1/conversations/" + conversation + "/acceptance").ok();
        assertThat(ana.row(text)).isVisible();
        ana.page()
                .waitForResponse("**/acceptance", () -> answers.forEach(Runnable::run))
                .finished();
        ana.page().evaluate("() => fetch('/health')");

        assertThat(ana.row(text)).isVisible();
        assertThat(ana.action("Aceitar")).isVisible();
        ana.page().unroute("**/acceptance");
    }

    private static Locator tick(Locator bubble, String name) {
        return bubble.getByRole(IMG, new GetByRoleOptions().setName(name));
    }
}
