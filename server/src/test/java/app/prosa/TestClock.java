package app.prosa;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that runs like the real one and can be moved forward. Moving affects every test that shares the server, so
/// tests assert on differences and on their own account, never on the hour.
public final class TestClock extends Clock {

    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

    public void forward(Duration by) {
        AHEAD.updateAndGet(it -> it.plus(by));
    }

    @Override
    public Instant instant() {
        return now();
    }

    /// What the server's clock says, for what providers date.
    public static Instant now() {
        return Clock.systemUTC().instant().plus(AHEAD.get()).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Prosa reads instants only.");
    }
}
