package app.prosa.channel;

import app.prosa.connection.ConnectionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// How fast each line sends: so many in a second, evenly, and at once what it has not used of the last second; and
/// hardly at all while its provider fails.
@Component
class Pace {

    private final Clock clock;
    private final Circuit circuit;
    private final Map<ConnectionId, Bucket> buckets = new ConcurrentHashMap<>();

    Pace(Clock clock, Circuit circuit) {
        this.clock = clock;
        this.circuit = circuit;
    }

    private record Bucket(double tokens, Instant at) {}

    /// How many the line may send now.
    int allows(Line line, int perSecond) {
        var now = clock.instant();
        int paced = (int) buckets.compute(line.id(), (_, before) -> {
                    if (before == null) {
                        return new Bucket(perSecond, now);
                    }
                    double gained =
                            Math.max(0, Duration.between(before.at(), now).toMillis()) * perSecond / 1000.0;
                    return new Bucket(Math.min(perSecond, before.tokens() + gained), now);
                })
                .tokens();
        return circuit.allows(line, paced);
    }

    /// One was sent.
    void took(Line line) {
        circuit.took(line);
        buckets.computeIfPresent(line.id(), (_, before) -> new Bucket(before.tokens() - 1, before.at()));
    }
}
