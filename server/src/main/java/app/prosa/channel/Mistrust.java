package app.prosa.channel;

import app.prosa.connection.ConnectionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Counts the webhooks whose signature is wrong, and says so once a minute for each connection: whoever guesses, or
/// signs with an old secret, does it thousands of times.
@Component
class Mistrust {

    private static final Logger log = LoggerFactory.getLogger(Mistrust.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<ConnectionId, Refused> refused = new ConcurrentHashMap<>();

    Mistrust(Clock clock) {
        this.clock = clock;
    }

    /// @param untold how many were refused since it was last said
    private record Refused(long untold, Instant said) {}

    void refused(ConnectionId connection) {
        var now = clock.instant();
        refused.compute(connection, (_, before) -> {
            if (before != null && now.isBefore(before.said().plus(PAUSE))) {
                return new Refused(before.untold() + 1, before.said());
            }
            log.warn(
                    "webhooks refused connection={} reason=signature count={}",
                    connection.value(),
                    before == null ? 1 : before.untold() + 1);
            return new Refused(0, now);
        });
    }
}
