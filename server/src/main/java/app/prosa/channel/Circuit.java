package app.prosa.channel;

import app.prosa.channel.ChannelAdapter.Sent;
import app.prosa.channel.ChannelAdapter.Whom;
import app.prosa.connection.ConnectionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How a line's provider does. While it fails, or loses its answers, one message at a time tries it, each
/// later than the one before; the first answer of any sense lets all others go. So a provider that is dead
/// costs nothing, makes few messages uncertain, and no message is given up for what is not its fault: a
/// failure counts against a message only when the line worked for others just before.
@Component
class Circuit {

    /// Longer than any call takes.
    private static final Duration TRIAL = Duration.ofMinutes(4);

    private final Clock clock;
    private final Map<ConnectionId, Failing> failing = new ConcurrentHashMap<>();

    Circuit(Clock clock) {
        this.clock = clock;
    }

    /// @param rounds how often in a row it failed; what was on its way together fails together
    /// @param until when the next one may try
    /// @param trying whether one is at it
    private record Failing(int rounds, Instant until, boolean trying) {}

    /// How many of these may go now.
    int allows(Line line, int most) {
        var now = failing.get(line.id());
        return now == null ? most : clock.instant().isBefore(now.until()) ? 0 : Math.min(1, most);
    }

    /// One goes.
    void took(Line line) {
        failing.computeIfPresent(
                line.id(), (_, it) -> new Failing(it.rounds(), clock.instant().plus(TRIAL), true));
    }

    /// One went no further than our own door, and told nothing of the provider: the next may try in its
    /// place.
    void spared(Line line) {
        failing.computeIfPresent(
                line.id(), (_, it) -> it.trying() ? new Failing(it.rounds(), clock.instant(), false) : it);
    }

    /// What it means that the provider answered so, after what it answered before.
    Sent judge(Line line, Sent answer) {
        return switch (answer) {
            case Sent.Later(var whom, var after, var counts, var code, var detail)
            when whom == Whom.LINE -> {
                var now = clock.instant();
                boolean worked = !failing.containsKey(line.id());
                var failed = failed(line, now, after);
                yield new Sent.Later(whom, Duration.between(now, failed.until()), counts && worked, code, detail);
            }
            case Sent.Unknown lost -> {
                failed(line, clock.instant(), null);
                yield lost;
            }
            default -> {
                failing.remove(line.id());
                yield answer;
            }
        };
    }

    private Failing failed(Line line, Instant now, @Nullable Duration after) {
        return failing.compute(line.id(), (_, before) -> {
            boolean together = before != null && !before.trying() && now.isBefore(before.until());
            int rounds = before == null ? 1 : together ? before.rounds() : before.rounds() + 1;
            var until =
                    together ? before.until() : now.plus(after == null ? Repairs.backOff(Whom.LINE, rounds) : after);
            return new Failing(rounds, until, false);
        });
    }
}
