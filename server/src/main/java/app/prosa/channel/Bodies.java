package app.prosa.channel;

import app.prosa.web.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/// What is read of webhooks before anybody has proven to be the provider: so much of all of them together,
/// and not more. Room is taken as bytes come, not as a header promises them, so that who only begins takes
/// none from who sends.
@Component
class Bodies {

    /// A provider's largest webhook is 3 MB.
    static final int MOST_BYTES = 4 << 20;

    private static final int ROOM_KILOBYTES = 64 << 10;
    private static final int FIRST_KILOBYTES = 8;

    private final Semaphore room = new Semaphore(ROOM_KILOBYTES);

    /// Where bytes are read from. What of them is held gives its room back at the end.
    final class Body implements AutoCloseable {

        private final InputStream in;
        private int kilobytes;

        private Body(InputStream in) {
            this.in = in;
        }

        /// All of it.
        ///
        /// @throws Refusal.TooLarge when it goes on beyond what a provider sends
        /// @throws Refusal.Unavailable `busy` when there is no room for it now: the provider comes again
        byte[] read() throws IOException {
            take(FIRST_KILOBYTES);
            var bytes = new byte[FIRST_KILOBYTES << 10];
            int length = in.readNBytes(bytes, 0, bytes.length);
            while (length == bytes.length && length <= MOST_BYTES) {
                take(kilobytes);
                bytes = Arrays.copyOf(bytes, Math.min(kilobytes << 10, MOST_BYTES + 1));
                length += in.readNBytes(bytes, length, bytes.length - length);
            }
            if (length > MOST_BYTES) {
                throw tooLarge();
            }
            return Arrays.copyOf(bytes, length);
        }

        private void take(int more) {
            if (!room.tryAcquire(more)) {
                throw new Refusal.Unavailable("busy", "More is coming in than can be read right now.", Map.of());
            }
            kilobytes += more;
        }

        @Override
        public void close() {
            room.release(kilobytes);
        }
    }

    Body of(InputStream in) {
        return new Body(in);
    }

    static Refusal tooLarge() {
        return new Refusal.TooLarge("body-too-large", "The webhook is too large.", Map.of("limit", MOST_BYTES));
    }
}
