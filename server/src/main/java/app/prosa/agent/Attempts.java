package app.prosa.agent;

import app.prosa.web.Refusal;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// Counts wrong passwords in a row. After five, each further try waits twice as long as the one before, up to a quarter
/// of an hour; a right password forgets them all, and so does time. Nobody is ever locked out for good.
///
/// A try counts before it is checked and is forgiven when right: otherwise a thousand at once would all pass.
@Component
final class Attempts {

    private static final int FREE = 5;
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int KEYS = 100_000;

    private final Clock clock;
    private final Cache<String, Tries> tries;

    Attempts(Clock clock) {
        this.clock = clock;
        this.tries = Caffeine.newBuilder()
                .maximumSize(KEYS)
                .expireAfterWrite(Duration.ofHours(1))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /// @param key who is being tried, known or not: the answer must not tell the difference
    void begin(String key) {
        var now = clock.instant();
        var result = tries.asMap().compute(key, (_, old) -> {
            if (old == null) {
                return new Tries(1, now, true);
            }
            return now.isBefore(old.next())
                    ? new Tries(old.count(), old.last(), false)
                    : new Tries(old.count() + 1, now, true);
        });
        if (!result.granted()) {
            throw new Refusal.TooMany(
                    "too-many-attempts",
                    "Too many wrong passwords in a row.",
                    Duration.between(now, result.next()).plusMillis(999));
        }
    }

    void forgive(String key) {
        tries.invalidate(key);
    }

    private record Tries(int count, Instant last, boolean granted) {

        Instant next() {
            if (count < FREE) {
                return last;
            }
            var wait = FIRST.multipliedBy(1L << Math.min(count - FREE, 20));
            return last.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        }
    }
}
