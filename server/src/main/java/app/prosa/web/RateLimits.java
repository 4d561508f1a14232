package app.prosa.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// Counts what is limited (see [Limit]), a bucket of tokens per limit and key. Kept in the memory of this node and
/// bounded there: many nodes allow as many times more, which is still a limit.
@Component
public final class RateLimits {

    private static final int BUCKETS = 200_000;

    private final Clock clock;
    private final Cache<Key, Bucket> buckets;

    RateLimits(Clock clock) {
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(BUCKETS)
                .expireAfterWrite(Duration.ofHours(2)) // longer than any period: what is forgotten was full again
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /// Takes one from the bucket of `key`.
    ///
    /// @param key whom the limit counts: an address, an id
    /// @throws Refusal.TooMany when it is empty, saying when to come again
    public void take(Limit limit, String key) {
        var now = clock.instant();
        var bucket = buckets.asMap()
                .compute(
                        new Key(limit, key),
                        (_, old) -> (old == null ? Bucket.full(limit, now) : old.filled(limit, now)).less());
        if (!bucket.granted()) {
            throw new Refusal.TooMany(limit.code(), "Too often. Wait before trying again.", bucket.wait(limit));
        }
    }

    /// Puts one back that turned out not to count.
    public void giveBack(Limit limit, String key) {
        buckets.asMap().computeIfPresent(new Key(limit, key), (_, old) -> old.more(limit));
    }

    private record Key(Limit limit, String key) {}

    private record Bucket(double tokens, Instant at, boolean granted) {

        static Bucket full(Limit limit, Instant now) {
            return new Bucket(limit.burst(), now, true);
        }

        Bucket filled(Limit limit, Instant now) {
            double elapsed = Math.max(0, Duration.between(at, now).toMillis());
            double gained = elapsed * limit.burst() / limit.period().toMillis();
            return new Bucket(Math.min(limit.burst(), tokens + gained), now, granted);
        }

        Bucket less() {
            return tokens >= 1 ? new Bucket(tokens - 1, at, true) : new Bucket(tokens, at, false);
        }

        Bucket more(Limit limit) {
            return new Bucket(Math.min(limit.burst(), tokens + 1), at, granted);
        }

        Duration wait(Limit limit) {
            return Duration.ofMillis(
                    (long) Math.ceil((1 - tokens) * limit.period().toMillis() / limit.burst()));
        }
    }
}
