package app.prosa.sql;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Makes UUIDv7 ids (RFC 9562): 48 bits of milliseconds, then chance, so that new rows lie together in their index.
/// They are made here and not by the database, so that an outside PostgreSQL 15 serves as well as the embedded one.
@Component
public final class Ids {

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;

    Ids(InstantSource clock) {
        this.clock = clock;
    }

    public UUID next() {
        long high = (clock.millis() << 16) | 0x7000 | (random.nextLong() & 0xfff);
        long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
