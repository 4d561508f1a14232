package app.prosabench;

import app.prosabench.Benchmark.Wrong;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Agents' live sockets on a thread of their own. One of them sees everything and tells what it hears; the
/// others are of agents to whom these conversations are none of their business. Whoever the server lets go
/// because it fell behind comes back where it was, as the console does; nobody is sent back to the start.
final class Watchers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_PINGS = Duration.ofSeconds(20);

    private static final Pattern EVENTS = Pattern.compile("\\{\"type\":\"events\",\"after\":(\\d+),\"seq\":(\\d+),");
    private static final int MOST_RETURNS = 100;

    private final List<Screen> screens = new ArrayList<>();
    private final List<Screen> away = new ArrayList<>();
    private final AtomicInteger returns = new AtomicInteger();
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
                crowd.until(
                        () -> closed || System.nanoTime() > next || !away.isEmpty(), PATIENCE, "it was time to ping");
                comeBack();
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

    private void comeBack() throws IOException {
        var back = List.copyOf(away);
        away.clear();
        if (returns.addAndGet(back.size()) > MOST_RETURNS) {
            throw new Wrong("sockets were lost " + returns + " times, at last: " + back.getLast().why);
        }
        crowd.join(back);
    }

    /// How often a socket had to come back.
    int returns() {
        return returns.get();
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

    private final class Screen implements Crowd.Guest {

        private final String cookie;
        private final Ear ear;
        private long seq;
        private boolean greeted;
        private String why = "";
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
        public int receives() {
            return this == screens.getFirst() ? 1024 * 1024 : Crowd.Guest.super.receives();
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
            var events = EVENTS.matcher(text);
            if (events.lookingAt()) {
                if (Long.parseLong(events.group(1)) != seq) {
                    throw new Wrong("a socket that knew " + seq + " was told what came after " + events.group(1));
                }
                seq = Long.parseLong(events.group(2));
            }
            ear.heard(text, now);
        }

        @Override
        public void lost(String reason) {
            line = null;
            why = reason;
            away.add(this);
        }
    }
}
