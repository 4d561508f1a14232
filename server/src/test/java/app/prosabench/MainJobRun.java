package app.prosabench;

import app.prosa.TestVisitor;
import app.prosabench.Benchmark.Wrong;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The messages of one round of [MainJobBenchmark]: sent at their time, seen at the owner's and at the administrator's
/// screen, each exactly once and in its own conversation.
final class MainJobRun {

    private static final Duration STRAGGLERS = Duration.ofSeconds(20);

    private final OpenLoad load = new OpenLoad();
    private final String mark;
    private final List<MainJobBenchmark.Chat> chats;
    private final long[] intended;
    private final AtomicIntegerArray atOwner;
    private final AtomicIntegerArray atAdmin;
    private final CountDownLatch missing;
    private final AtomicReference<@Nullable String> wrong = new AtomicReference<>();

    MainJobRun(int number, int total, List<MainJobBenchmark.Chat> chats) {
        this.mark = "rodada " + number + " mensagem ";
        this.chats = chats;
        this.intended = new long[total];
        this.atOwner = new AtomicIntegerArray(total);
        this.atAdmin = new AtomicIntegerArray(total);
        this.missing = new CountDownLatch(2 * total);
    }

    int total() {
        return intended.length;
    }

    OpenLoad load() {
        return load;
    }

    /// Conversation by conversation in turn, each from its two browsers in turn.
    void send(int perSecond, Duration length) {
        load.run(perSecond, length, (number, at) -> {
            intended[number] = at;
            var chat = chats.get(number % chats.size());
            TestVisitor browser = number / chats.size() % 2 == 0 ? chat.first() : chat.second();
            var answer = browser.says(mark + number);
            if (answer.status() != 201) {
                wrong.compareAndSet(null, "a send was answered " + answer.status() + " " + answer.text());
            }
        });
    }

    void hear(JsonNode said, long at, boolean owner) {
        if (!said.get("type").asString().equals("message.added")) {
            return;
        }
        var body = said.at("/message/content/body").asString("");
        if (!body.startsWith(mark)) {
            return;
        }
        int number = Integer.parseInt(body.substring(mark.length()));
        if (!said.at("/conversation/id")
                .asString()
                .equals(chats.get(number % chats.size()).conversation())) {
            wrong.compareAndSet(null, "message " + number + " came in another conversation");
        }
        if ((owner ? atOwner : atAdmin).incrementAndGet(number) > 1) {
            wrong.compareAndSet(null, "message " + number + " came twice");
            return;
        }
        if (owner) {
            load.done(intended[number], at);
        }
        missing.countDown();
    }

    void mustBeWhole() throws InterruptedException {
        boolean whole = missing.await(STRAGGLERS.toMillis(), TimeUnit.MILLISECONDS);
        if (wrong.get() != null) {
            throw new Wrong(wrong.get());
        }
        if (load.failures() > 0) {
            throw new Wrong(load.failures() + " sends failed");
        }
        if (!whole) {
            throw new Wrong(missing.getCount() + " arrivals are missing");
        }
    }
}
