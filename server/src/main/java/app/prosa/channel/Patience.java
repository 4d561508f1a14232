package app.prosa.channel;

import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// How long a message waits for a provider that does not take it: as long as it may still be of use to the
/// customer. The operator set it with `PROSA_SEND_HOURS`.
@Component
class Patience {

    static final String OVER = "waited-too-long";

    private final Duration length;

    Patience(@Value("${prosa.send-hours}") int hours) {
        if (hours < 1 || hours > 168) {
            throw new IllegalArgumentException("PROSA_SEND_HOURS must be from 1 to 168.");
        }
        this.length = Duration.ofHours(hours);
    }

    /// When it is given up.
    Instant endsAt(DeliveryStore.Delivery delivery) {
        return delivery.queuedAt().plus(length);
    }

    boolean isOver(DeliveryStore.Delivery delivery, Instant now) {
        return !now.isBefore(endsAt(delivery));
    }
}
