package app.prosa.channel;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.TestClock;
import app.prosa.connection.ConnectionId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class MistrustTest {

    @Test
    void aThousandForgedWebhooksAreOneLineAMinute(CapturedOutput output) {
        var clock = new TestClock();
        var mistrust = new Mistrust(clock);
        var one = new ConnectionId(UUID.randomUUID());
        var other = new ConnectionId(UUID.randomUUID());

        for (int i = 0; i < 1000; i++) {
            mistrust.refused(one);
        }
        mistrust.refused(other);
        clock.forward(Duration.ofMinutes(1));
        mistrust.refused(one);

        assertThat(output.getAll().lines().filter(it -> it.contains("webhooks refused")))
                .satisfiesExactly(
                        it -> assertThat(it).contains(one.value().toString(), "count=1"),
                        it -> assertThat(it).contains(other.value().toString(), "count=1"),
                        it -> assertThat(it).contains(one.value().toString(), "count=1000"));
    }
}
