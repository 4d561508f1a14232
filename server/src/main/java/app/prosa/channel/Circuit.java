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
///
/// A line that is broken, and works as far as its provider says who is asked, is tried by one message as well.
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
    /// @param vain how often in a row one alone found it broken, though it was said to work
    private record Failing(int rounds, Instant until, boolean trying, int vain) {

        Failing with(Instant until, boolean trying) {
            return new Failing(rounds, until, trying, vain);
        }
    }

    /// How many of these may go now.
    int allows(Line line, int most) {
        var now = failing.get(line.id());
        return now == null ? most : clock.instant().isBefore(now.until()) ? 0 : Math.min(1, most);
    }

    /// One goes.
    void took(Line line) {
        failing.computeIfPresent(line.id(), (_, it) -> it.with(clock.instant().plus(TRIAL), true));
    }

    /// One went no further than our own door, and told nothing of the provider: the next may try in its
    /// place.
    void spared(Line line) {
        failing.computeIfPresent(line.id(), (_, it) -> it.trying() ? it.with(clock.instant(), false) : it);
    }

    /// It is said to work again: one may try at once.
    void mended(Line line) {
        failing.computeIfPresent(line.id(), (_, it) -> it.with(clock.instant(), false));
    }

    /// How often in a row it was said to work again, and did not.
    int vain(ConnectionId line) {
        var now = failing.get(line);
        return now == null ? 0 : now.vain();
    }

    /// What it means that the provider answered so, after what it answered before.
    Sent judge(Line line, Sent answer) {
        return switch (answer) {
            case Sent.Later(var whom, var after, var counts, var code, var detail)
            when whom == Whom.LINE -> {
                var now = clock.instant();
                boolean worked = !failing.containsKey(line.id());
                var failed = failed(line, now, after, false);
                yield new Sent.Later(whom, Duration.between(now, failed.until()), counts && worked, code, detail);
            }
            case Sent.Unknown lost -> {
                failed(line, clock.instant(), null, false);
                yield lost;
            }
            case Sent.Broken broken -> {
                failed(line, clock.instant(), null, true);
                yield broken;
            }
            default -> {
                failing.remove(line.id());
                yield answer;
            }
        };
    }

    private Failing failed(Line line, Instant now, @Nullable Duration after, boolean broken) {
        return failing.compute(line.id(), (_, before) -> {
            boolean together = before != null && !before.trying() && now.isBefore(before.until());
            int rounds = before == null ? 1 : together ? before.rounds() : before.rounds() + 1;
            var until =
                    together ? before.until() : now.plus(after == null ? Repairs.backOff(Whom.LINE, rounds) : after);
            int vain = before == null || !broken ? 0 : before.trying() ? before.vain() + 1 : before.vain();
            return new Failing(rounds, until, false, vain);
        });
    }
}
