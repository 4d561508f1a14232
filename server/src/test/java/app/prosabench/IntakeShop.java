package app.prosabench;

import app.prosa.Eg;
import app.prosa.WhatsAppShop;
import app.prosabench.Benchmark.Wrong;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A shop on WhatsApp whose webhooks are measured on their whole way: from the provider's post to the socket of
/// an agent who sees every conversation.
final class IntakeShop implements AutoCloseable {

    static final int CUSTOMERS = 1_000;

    private static final int PEOPLE = 20;
    private static final String BODY = "\"content\":{\"type\":\"text\",\"body\":\"";

    private final Started server;
    private final Eg.Desk desk;
    private final Provider provider;
    private final Watchers watchers;
    private volatile @Nullable Batch current;
    private long told;

    /// @param sockets of agents who look on beside the one who sees everything
    IntakeShop(Path data, int sockets, int connections) throws IOException, InterruptedException {
        server = Started.prosa(
                data,
                Map.of(
                        "PROSA_SIGNUP", "open",
                        "PROSA_TRUSTED_PROXIES", "127.0.0.0/8",
                        // Nobody is there: what Prosa asks of Meta fails at once.
                        "PROSA_META_URL", "http://127.0.0.1:9"));
        desk = Eg.desk(server.port());
        var made = desk.http()
                .post(
                        "/api/v1/connections/whatsapp",
                        Map.of(
                                "name",
                                "WhatsApp da loja",
                                "departmentId",
                                desk.department("Vendas"),
                                "phoneNumberId",
                                WhatsAppShop.PHONE_NUMBER_ID,
                                "businessAccountId",
                                "100000000000001",
                                "token",
                                "token",
                                "appSecret",
                                WhatsAppShop.SECRET))
                .ok();
        provider = new Provider(
                server.port(),
                made.get("webhook").asString(),
                WhatsAppShop.PHONE_NUMBER_ID,
                WhatsAppShop.SECRET,
                connections);
        var others = new ArrayList<String>();
        for (int i = 0; i < Math.min(PEOPLE, sockets); i++) {
            others.add(cookie(desk.colleague("Atendente " + i, "agent")));
        }
        var cookies = new ArrayList<String>();
        for (int i = 0; i < sockets; i++) {
            cookies.add(others.get(i % others.size()));
        }
        long seq = desk.http().get("/api/v1/bootstrap").ok().get("seq").asLong();
        watchers = new Watchers(server.port(), cookie(desk.admin()), cookies, seq, this::heard);
        watchers.awaitGreetings();
    }

    private static String cookie(Eg.Person person) {
        return person.http().cookie("prosa_session").orElseThrow();
    }

    /// Messages that are told together, and those of them that have been seen.
    static final class Batch {

        private final String mark;
        private final long[] intended;
        private final BitSet seen = new BitSet();
        private final CountDownLatch missing;
        private final OpenLoad arrivals = new OpenLoad();

        private Batch(String mark, int size) {
            this.mark = mark + ".";
            this.intended = new long[size];
            this.missing = new CountDownLatch(size);
        }

        /// From the intended start of each to its arrival at the socket.
        OpenLoad arrivals() {
            return arrivals;
        }

        private void heard(String frame, long at) {
            for (int from = frame.indexOf(BODY); from >= 0; from = frame.indexOf(BODY, from)) {
                from += BODY.length();
                if (frame.startsWith(mark, from)) {
                    int end = frame.indexOf('"', from);
                    int number = Integer.parseInt(frame.substring(from + mark.length(), end));
                    if (!seen.get(number)) {
                        seen.set(number);
                        arrivals.done(intended[number], at);
                        missing.countDown();
                    }
                }
            }
        }

        long missing() {
            return missing.getCount();
        }
    }

    Batch begin(String mark, int size) {
        var batch = new Batch(mark, size);
        current = batch;
        told += size;
        return batch;
    }

    /// Waits until the whole batch was seen.
    void awaitAll(Batch batch, long seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!batch.missing.await(1, TimeUnit.SECONDS)) {
            watchers.mustBeSound();
            if (System.nanoTime() > end) {
                throw new Wrong(batch.missing() + " messages did not reach the agent's socket");
            }
        }
    }

    private void heard(String frame, long at) {
        var batch = current;
        if (batch != null) {
            batch.heard(frame, at);
        }
    }

    /// Tells one message of the batch, and returns when it is thanked for.
    void tell(Batch batch, int number, long intended) throws IOException, InterruptedException {
        batch.intended[number] = intended;
        provider.tell(number % CUSTOMERS, "wamid." + batch.mark + number, batch.mark + number);
    }

    /// How often an agent's socket fell behind and came back.
    int returns() {
        return watchers.returns();
    }

    Started server() {
        return server;
    }

    /// Every message that was ever told is stored, once.
    void mustBeStored() {
        watchers.mustBeSound();
        long stored = 0;
        String next = null;
        do {
            var page = desk.http()
                    .get("/api/v1/conversations?tab=waiting&limit=100" + (next == null ? "" : "&after=" + next))
                    .ok();
            stored += page.get("items")
                    .valueStream()
                    .mapToLong(it -> it.get("incoming").asLong())
                    .sum();
            next = page.get("next").isNull() ? null : page.get("next").asString();
        } while (next != null);
        if (stored != told) {
            throw new Wrong("%d messages are stored, %d were told".formatted(stored, told));
        }
        var dead = desk.http().get("/api/v1/ledger?outcome=dead").ok().get("items");
        if (!dead.isEmpty()) {
            throw new Wrong("events died: " + dead.get(0));
        }
    }

    @Override
    public void close() throws Exception {
        watchers.close();
        provider.close();
        server.close();
    }
}
