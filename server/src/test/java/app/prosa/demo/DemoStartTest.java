package app.prosa.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.prosa.OwnServer;
import app.prosa.TestAgent;
import app.prosa.conversation.ConversationEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.event.EventListener;

@ExtendWith(OutputCaptureExtension.class)
class DemoStartTest {

    private static final List<String> DEMO = List.of("--prosa.demo=true");

    @TempDir
    Path data;

    @Test
    void aFirstStartThatIsCutShortLeavesNothingAndTheNextMakesTheWholeDemo(CapturedOutput output) {
        assertThatThrownBy(() -> OwnServer.start(data, DEMO, Cut.class)).hasMessage("Cut short on purpose.");
        assertThat(output).doesNotContain(Cast.OWNER_EMAIL);

        try (var server = OwnServer.start(data, DEMO)) {
            var ana = new TestAgent(server.port());
            ana.post("/api/v1/session", Map.of("email", Cast.OWNER_EMAIL, "password", Cast.PASSWORD))
                    .ok();
            var waiting =
                    ana.get("/api/v1/conversations?scope=all&tab=waiting").ok().get("items");
            var newest = waiting.get(waiting.size() - 1);
            var visitor = ana.get("/api/v1/conversations/" + newest.get("id").asString() + "/visitor")
                    .ok();

            assertThat(waiting).hasSize(4);
            assertThat(newest.at("/contact/name").asString()).isEqualTo("Otávio Rocha");
            assertThat(visitor.at("/page/title").asString()).isEqualTo("Pedido 4602 · Café Aurora");
            assertThat(visitor.get("browser").asString()).isEqualTo("Edge");
            assertThat(visitor.get("system").asString()).isEqualTo("Windows");
            assertThat(visitor.get("language").asString()).isEqualTo("pt-BR");
            assertThat(visitor.get("online").asBoolean()).isFalse();
            assertThat(output)
                    .containsSubsequence(
                            "Prosa is ready: http://localhost:" + server.port(),
                            "http://localhost:" + server.port() + "/demo",
                            Cast.PASSWORD,
                            Cast.OWNER_EMAIL);
        }
    }

    /// Ends the start in the middle of the story.
    static class Cut {

        private final AtomicInteger events = new AtomicInteger();

        @EventListener
        void on(ConversationEvent event) {
            if (events.incrementAndGet() == 40) {
                throw new IllegalStateException("Cut short on purpose.");
            }
        }
    }
}
