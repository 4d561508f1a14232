package app.prosa.sql;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/// The server's clock: the machine's, except inside [#at], where something is told afterwards (the demo workspace) and
/// happens when the teller says. It counts in microseconds, as the database does: what is written reads the same later.
public final class StoryClock extends Clock {

    private static final ScopedValue<Instant> SCENE = ScopedValue.newInstance();

    StoryClock() {}

    /// Runs `work` as if it were then.
    public static <T> T at(Instant then, Supplier<T> work) {
        return ScopedValue.where(SCENE, then).call(work::get);
    }

    @Override
    public Instant instant() {
        return (SCENE.isBound() ? SCENE.get() : Clock.systemUTC().instant()).truncatedTo(ChronoUnit.MICROS);
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
