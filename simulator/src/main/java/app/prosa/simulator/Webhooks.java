package app.prosa.simulator;

import app.prosa.simulator.Faults.Occasion;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What Meta tells the app: signed, in order per person, and again later until it is answered with 200 or a week has
/// gone by.
final class Webhooks implements AutoCloseable {

    /// When the first attempts come again, counted from the one before; the last of them repeats until the week ends.
    static final List<Duration> RETRIES = List.of(
            Duration.ZERO,
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(120),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(12));

    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(7);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_KEPT = 100_000;

    /// Something to deliver. `number` is read anew at each attempt: the app may have moved meanwhile.
    @SuppressWarnings("ArrayRecordComponent") // nobody compares webhooks
    private record Webhook(
            long id,
            String phoneNumberId,
            String lane,
            String kind,
            String summary,
            String subject,
            byte[] body,
            Duration age) {
        Webhook older(Duration pause) {
            return new Webhook(id, phoneNumberId, lane, kind, summary, subject, body, age.plus(pause));
        }
    }

    private final Timeline timeline;
    private final Numbers numbers;
    private final Faults faults;
    private final Feed feed;
    private final Lanes lanes;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final AtomicLong numbering = new AtomicLong();
    private final ArrayDeque<Delivery> kept = new ArrayDeque<>();
    private final List<Webhook> held = new ArrayList<>();

    Webhooks(Timeline timeline, Lanes lanes, Numbers numbers, Faults faults, Feed feed) {
        this.timeline = timeline;
        this.lanes = lanes;
        this.numbers = numbers;
        this.faults = faults;
        this.feed = feed;
    }

    /// Puts a webhook on its way, behind the others of the same lane.
    void send(NumberSettings number, String lane, String kind, ObjectNode payload) {
        var occasion = Occasion.webhook(kind, lane);
        faults.strike(Fault.Odd.class, occasion).ifPresent(it -> Oddities.make(it.kind(), payload));
        var body = faults.strike(Fault.Escape.class, occasion).isPresent()
                ? Oddities.escaped(payload)
                : Json.bytes(payload);
        var webhook = webhook(number, lane, kind, payload, body);
        faults.strike(Fault.Forge.class, occasion).ifPresent(it -> forge(webhook, it.kind()));
        var shuffle = faults.strike(Fault.Shuffle.class, occasion);
        if (shuffle.isPresent()) {
            hold(webhook, shuffle.get().size());
            return;
        }
        var duplicate = faults.strike(Fault.Duplicate.class, occasion);
        enqueue(webhook, lane);
        duplicate.ifPresent(it -> {
            for (var copy = 1; copy < it.copies(); copy++) {
                enqueue(webhook, it.together() ? lane + "-copy-" + copy : lane);
            }
        });
    }

    /// The given bytes, signed as they are.
    void sendBytes(NumberSettings number, byte[] body, String lane) {
        enqueue(
                new Webhook(
                        numbering.incrementAndGet(),
                        number.phoneNumberId(),
                        lane,
                        "replay",
                        "repetição de " + body.length + " bytes",
                        "",
                        body,
                        Duration.ZERO),
                lane);
    }

    /// Delivers before it returns, for whoever must know that the app has it.
    void sendNow(NumberSettings number, String kind, ObjectNode payload) {
        attempt(webhook(number, "", kind, payload, Json.bytes(payload)), 1);
    }

    /// Asks the app's address as Meta does before it uses it.
    boolean verify(NumberSettings number) {
        var challenge = "1158201444";
        var query = "?hub.mode=subscribe&hub.challenge=" + challenge + "&hub.verify_token="
                + URLEncoder.encode(number.verifyToken(), StandardCharsets.UTF_8);
        try {
            var request = HttpRequest.newBuilder(URI.create(number.webhook() + query))
                    .timeout(PATIENCE)
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().equals(challenge);
        } catch (IOException unreachable) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    List<Delivery> deliveries() {
        synchronized (kept) {
            return List.copyOf(kept);
        }
    }

    void reset() {
        synchronized (held) {
            held.clear();
        }
        synchronized (kept) {
            kept.clear();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private Webhook webhook(NumberSettings number, String lane, String kind, ObjectNode payload, byte[] body) {
        return new Webhook(
                numbering.incrementAndGet(),
                number.phoneNumberId(),
                lane,
                kind,
                Payloads.summary(payload),
                Payloads.subject(payload),
                body,
                Duration.ZERO);
    }

    private void enqueue(Webhook webhook, String lane) {
        lanes.add(lane, () -> attempt(webhook, 1));
    }

    /// Nothing is held for ever: what is there after two seconds goes, alone if need be.
    private void hold(Webhook webhook, int size) {
        boolean full;
        synchronized (held) {
            held.add(webhook);
            full = held.size() >= size;
        }
        if (full) {
            releaseHeld();
        } else {
            timeline.after(Duration.ofSeconds(2), this::releaseHeld);
        }
    }

    private void releaseHeld() {
        List<Webhook> batch;
        synchronized (held) {
            batch = List.copyOf(held).reversed();
            held.clear();
        }
        for (var webhook : batch) {
            enqueue(webhook, "shuffled-" + webhook.id());
        }
    }

    private void attempt(Webhook webhook, int attempt) {
        var number = numbers.find(webhook.phoneNumberId()).orElse(null);
        if (number == null || !numbers.isSubscribed(webhook.phoneNumberId())) {
            return;
        }
        var occasion = Occasion.webhook(webhook.kind(), webhook.lane());
        var delivery = post(number, webhook, attempt, Signature.of(webhook.body(), number.appSecret()), webhook.body());
        if (delivery.isAccepted()
                && faults.strike(Fault.LoseAnswer.class, occasion).isPresent()) {
            delivery = delivery.unheard();
        }
        keep(delivery);
        if (!delivery.isAccepted()) {
            again(webhook, attempt);
        }
    }

    private void again(Webhook webhook, int attempt) {
        var pause = RETRIES.get(Math.min(attempt - 1, RETRIES.size() - 1));
        var older = webhook.older(pause);
        if (older.age().compareTo(GIVEN_UP_AFTER) > 0) {
            return;
        }
        timeline.after(pause, () -> lanes.add("again-" + webhook.id(), () -> attempt(older, attempt + 1)));
    }

    private void forge(Webhook webhook, Fault.Forge.Sign kind) {
        var number = numbers.find(webhook.phoneNumberId()).orElse(null);
        if (number == null || number.webhook() == null) {
            return;
        }
        var body = webhook.body().clone();
        if (kind == Fault.Forge.Sign.ALTERED_BODY) {
            body[body.length / 2] ^= 1;
        }
        var signature = switch (kind) {
            case BAD_SIGNATURE -> "sha256=" + "0".repeat(64);
            case NO_SIGNATURE -> null;
            case OLD_SECRET -> Signature.of(body, "old-" + number.appSecret());
            case ALTERED_BODY -> Signature.of(webhook.body(), number.appSecret());
        };
        lanes.add(webhook.lane(), () -> keep(post(number, webhook, 1, signature, body)));
    }

    private Delivery post(
            NumberSettings number, Webhook webhook, int attempt, @Nullable String signature, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create(number.webhook()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("User-Agent", "facebookexternalua")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (signature != null) {
            request.header(Signature.HEADER, signature);
        }
        var forged = !Signature.of(body, number.appSecret()).equals(signature);
        var at = timeline.instant();
        var began = System.nanoTime();
        var status = 0;
        String error = null;
        try {
            status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException unreachable) {
            error = unreachable.getClass().getSimpleName();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            error = "stopped";
        }
        var millis = (System.nanoTime() - began) / 1_000_000;
        return new Delivery(
                webhook.id(),
                attempt,
                at,
                webhook.phoneNumberId(),
                webhook.kind(),
                webhook.summary(),
                webhook.subject(),
                status,
                error,
                millis,
                forged);
    }

    private void keep(Delivery delivery) {
        synchronized (kept) {
            kept.addLast(delivery);
            if (kept.size() > MOST_KEPT) {
                kept.removeFirst();
            }
        }
        feed.say("delivery", delivery);
    }
}
