package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The network goes and comes back on either side.
@Tag("browser")
@ServerTest
@TestInstance(Lifecycle.PER_CLASS)
class LostNetworkTest {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

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
}
