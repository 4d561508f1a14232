package app.prosa.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// What happens, told to every page that looks, as server-sent events. A page that does not keep up is let go: it
/// comes back by itself and reads everything anew.
final class Feed {

    private static final int MOST_PAGES = 32;
    private static final int MOST_UNREAD = 2_000;
    private static final long HEARTBEAT_SECONDS = 15;

    private static final class Page {
        final ArrayBlockingQueue<String> unread = new ArrayBlockingQueue<>(MOST_UNREAD);
        volatile boolean lost;
    }

    private final CopyOnWriteArrayList<Page> pages = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    void say(String event, Object what) {
        if (pages.isEmpty()) {
            return;
        }
        var text = "event: " + event + "\ndata: " + Json.MAPPER.writeValueAsString(what) + "\n\n";
        for (var page : pages) {
            if (!page.unread.offer(text)) {
                page.lost = true;
            }
        }
    }

    /// Writes to one page until it goes away.
    void tell(OutputStream out) throws IOException {
        if (pages.size() >= MOST_PAGES) {
            return;
        }
        var page = new Page();
        pages.add(page);
        try {
            write(out, "event: hello\ndata: {}\n\n");
            while (!page.lost && !closed) {
                var next = page.unread.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                write(out, next == null ? ": still here\n\n" : next);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            pages.remove(page);
        }
    }

    void close() {
        closed = true;
        pages.forEach(it -> it.unread.offer(": goodbye\n\n"));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
