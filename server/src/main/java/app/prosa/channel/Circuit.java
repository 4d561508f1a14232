package app.prosa.channel;

import app.prosa.channel.ChannelAdapter.Sent;
import app.prosa.channel.ChannelAdapter.Whom;
import app.prosa.connection.ConnectionId;
import app.prosa.conversation.MessageId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How a line's provider does. While it fails, or loses its answers, one message at a time tries it, each later than
/// the one before; the first answer of any sense lets all others go. So a provider that is dead costs nothing, makes
/// few messages uncertain, and no message is given up for what is not its fault.
@Component
class Circuit {

    /// After so many rounds in which several messages failed, it is not the messages.
    private static final int DEAD = 3;

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
    /// @param last whose message failed last
    /// @param several whether different messages failed
    private record Failing(int rounds, Instant until, boolean trying, MessageId last, boolean several) {

        private boolean isDead() {
            return several && rounds >= DEAD;
        }
    }

    /// How many of these may go now.
    int allows(Line line, int most) {
        var now = failing.get(line.id());
        return now == null ? most : clock.instant().isBefore(now.until()) ? 0 : Math.min(1, most);
    }

    /// One goes.
    void took(Line line) {
        failing.computeIfPresent(
                line.id(),
                (_, it) -> new Failing(it.rounds(), clock.instant().plus(TRIAL), true, it.last(), it.several()));
    }

    /// What it means that the provider answered so, after what it answered before.
    Sent judge(Line line, MessageId message, Sent answer) {
        return switch (answer) {
            case Sent.Later(var whom, var after, var counts, var code, var detail)
            when whom == Whom.LINE -> {
                var now = clock.instant();
                var failed = failed(line, message, now, after);
                yield new Sent.Later(
                        whom, Duration.between(now, failed.until()), counts && !failed.isDead(), code, detail);
            }
            case Sent.Unknown lost -> {
                failed(line, message, clock.instant(), null);
                yield lost;
            }
            default -> {
                failing.remove(line.id());
                yield answer;
            }
        };
    }

    private Failing failed(Line line, MessageId message, Instant now, @Nullable Duration after) {
        return failing.compute(line.id(), (_, before) -> {
            boolean together = before != null && !before.trying() && now.isBefore(before.until());
            int rounds = before == null ? 1 : together ? before.rounds() : before.rounds() + 1;
            boolean several =
                    before != null && (before.several() || !before.last().equals(message));
            var until =
                    together ? before.until() : now.plus(after == null ? Repairs.backOff(Whom.LINE, rounds) : after);
            return new Failing(rounds, until, false, message, several);
        });
    }
}
