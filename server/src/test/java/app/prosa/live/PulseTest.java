package app.prosa.live;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.TestAgent;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class PulseTest {

    @LocalServerPort
    int port;

    @Autowired
    Pulse pulse;

    @Test
    void theServerIsDownWhileItsScreensStandStill() {
        var health = new TestAgent(port);
        pulse.stop();
        try {
            var down = health.get("/health");

            assertThat(down.status()).isEqualTo(503);
            assertThat(down.json().get("broken"))
                    .extracting(it -> it.asString())
                    .containsExactly("live");
        } finally {
            pulse.start();
        }
        assertThat(health.get("/health").status()).isEqualTo(200);
    }

    @Test
    void aBeatThatFailsGoesOnAndOneThatBreaksIsDead() {
        var runs = new AtomicInteger();
        var failing = new Beat("failing", Duration.ofMillis(1), () -> {
            runs.incrementAndGet();
            throw new IllegalStateException("This beat fails on purpose.");
        });
        var breaking = new Beat("breaking", Duration.ofMillis(1), () -> {
            throw new StackOverflowError("This beat breaks on purpose.");
        });

        failing.start();
        breaking.start();

        Awaitility.await().dontCatchUncaughtExceptions().until(() -> runs.get() > 1 && !breaking.isAlive());
        assertThat(failing.isAlive()).isTrue();
        failing.stop();
        failing.ended();
        assertThat(failing.isAlive()).isFalse();
    }
}
