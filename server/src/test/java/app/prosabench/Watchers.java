package app.prosabench;

import app.prosabench.Benchmark.Wrong;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Agents' live sockets on a thread of their own. One of them sees everything and tells what it hears; the others are
/// of agents to whom these conversations are none of their business.
final class Watchers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_PINGS = Duration.ofSeconds(20);

    private final List<Screen> screens = new ArrayList<>();
    private final CountDownLatch greeted = new CountDownLatch(1);
    private final Crowd crowd;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failed;

    /// Hears each frame of the one who sees everything.
    interface Ear {
        void heard(String frame, long atNanos);
    }

    Watchers(int port, String observer, List<String> others, long seq, Ear ear) throws IOException {
        crowd = new Crowd(port);
        screens.add(new Screen(observer, seq, ear));
        others.forEach(it -> screens.add(new Screen(it, seq, (_, _) -> {})));
        thread = Thread.ofPlatform().name("watchers").start(this::run);
    }

    private void run() {
        try (crowd) {
            crowd.join(screens);
            crowd.until(() -> screens.stream().allMatch(it -> it.greeted), PATIENCE, "all sockets were greeted");
            greeted.countDown();
            while (!closed) {
                long next = System.nanoTime() + BETWEEN_PINGS.toNanos();
                crowd.until(() -> closed || System.nanoTime() > next, PATIENCE, "it was time to ping");
                for (var it : screens) {
                    it.ping();
                }
            }
        } catch (IOException e) {
            failed = new UncheckedIOException(e);
        } catch (RuntimeException e) {
            failed = e;
        } finally {
            greeted.countDown();
        }
    }

    void awaitGreetings() throws InterruptedException {
        greeted.await();
        mustBeSound();
    }

    void mustBeSound() {
        if (failed != null) {
            throw failed;
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join(PATIENCE);
    }

    private static final class Screen implements Crowd.Guest {

        private final String cookie;
        private final long seq;
        private final Ear ear;
        private boolean greeted;
        private Crowd.@Nullable Line line;

        private Screen(String cookie, long seq, Ear ear) {
            this.cookie = cookie;
            this.seq = seq;
            this.ear = ear;
        }

        private void ping() throws IOException {
            if (line != null) {
                line.say("{\"type\":\"ping\"}");
            }
        }

        @Override
        public String path() {
            return "/api/v1/live?seq=" + seq;
        }

        @Override
        public String headers() {
            return "Cookie: prosa_session=" + cookie + "\r\n";
        }

        @Override
        public void opened(Crowd.Line opened) {
            line = opened;
        }

        @Override
        public void heard(String text) {
            long now = System.nanoTime();
            greeted |= text.startsWith("{\"type\":\"hello\"");
            if (text.startsWith("{\"type\":\"reload\"")) {
                throw new Wrong("a socket was sent back to the start");
            }
            ear.heard(text, now);
        }

        @Override
        public void lost(String why) {
            throw new Wrong("a socket was lost: " + why);
        }
    }
}
