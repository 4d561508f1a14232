package app.prosa.faults;

import app.prosa.Eg;
import app.prosa.faults.Facts.Arrived;
import app.prosa.faults.Facts.Asked;
import app.prosa.faults.Facts.Line;
import app.prosa.faults.Facts.Told;
import app.prosa.simulator.Delivery;
import app.prosa.simulator.Simulator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a run writes down while it goes on, and what it asks both ends for when it is over.
final class Collected {

    private record Wrote(int customer, String id, String text, long second) {}

    private final Queue<Wrote> wrote = new ConcurrentLinkedQueue<>();
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private volatile int written;

    /// Only the one thread that writes calls it.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void wrote(int customer, String id, String text, long second) {
        wrote.add(new Wrote(customer, id, text, second));
        written++;
    }

    int written() {
        return written;
    }

    void asked(int customer, String id, String text) {
        asked.add(new Asked(customer, id, text));
    }

    Facts facts(Simulator simulator, Eg.Person admin, OpenConsole console) {
        var deliveries = simulator.deliveries();
        var real = deliveries.stream().filter(it -> !it.forged()).toList();
        var fresh = new HashMap<String, JsonNode>();
        var lines = new ArrayList<Line>();
        for (var conversation : conversations(admin)) {
            fresh.put(conversation.get("id").asString(), conversation);
            messages(admin, conversation.get("id").asString(), it -> {
                fresh.put(it.get("id").asString(), it);
                line(it, lines);
            });
        }
        var outcomes = new HashMap<String, List<String>>();
        ledger(admin, "", it -> note(it, outcomes));
        long head = admin.http().get("/api/v1/bootstrap").ok().get("seq").asLong();
        KillRun.await("the open console", () -> console.seq() >= head);
        return new Facts(
                told(real),
                List.copyOf(asked),
                real.stream()
                        .filter(it -> it.status() == 200)
                        .map(Delivery::subject)
                        .toList(),
                deliveries.stream()
                        .filter(it -> it.forged() && it.status() == 200)
                        .count(),
                outcomes,
                waiting(admin),
                lines,
                phones(simulator),
                console.held(),
                fresh,
                console.complaints());
    }

    private List<Told> told(List<Delivery> deliveries) {
        var first = new HashMap<String, Instant>();
        var thanked = new HashMap<String, Instant>();
        for (var it : deliveries) {
            first.merge(it.subject(), it.at(), Collected::earlier);
            if (it.status() == 200) {
                thanked.merge(it.subject(), it.at().plus(Duration.ofMillis(it.millis() + 1)), Collected::earlier);
            }
        }
        return wrote.stream()
                .map(it -> new Told(
                        it.customer(), it.id(), it.text(), it.second(), first.get(it.id()), thanked.get(it.id())))
                .toList();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private List<Arrived> phones(Simulator simulator) {
        var customers = wrote.stream()
                .map(Wrote::customer)
                .distinct()
                .collect(Collectors.toMap(
                        it -> simulator.person(KillRun.phone(it)).person().id(), it -> it));
        return simulator.outbox().stream()
                .map(it -> new Arrived(
                        customers.getOrDefault(it.person(), -1),
                        String.valueOf(it.callbackData()),
                        it.text(),
                        simulator.person(it.person()).statusOf(it.messageId())))
                .toList();
    }

    private static void line(JsonNode message, List<Line> lines) {
        var direction = message.get("direction").asString();
        if (!direction.equals("system")) {
            lines.add(new Line(
                    message.get("conversationId").asString(),
                    message.get("seq").asLong(),
                    message.get("id").asString(),
                    direction.equals("in"),
                    message.at("/content/body").asString(""),
                    message.path("status").asString("")));
        }
    }

    private static void note(JsonNode event, Map<String, List<String>> outcomes) {
        var outcome = event.get("outcome").asString();
        var key = event.get("key").asString();
        if (!outcome.equals("duplicate")) {
            var subject = event.get("externalId").asString("")
                    + (key.startsWith("status:") ? " " + key.substring(key.lastIndexOf(':') + 1) : "");
            outcomes.computeIfAbsent(subject, _ -> new ArrayList<>()).add(outcome);
        }
    }

    static long waiting(Eg.Person admin) {
        var waiting = new ArrayList<JsonNode>();
        ledger(admin, "&outcome=pending", waiting::add);
        ledger(admin, "&outcome=parked", waiting::add);
        return waiting.size();
    }

    private static List<JsonNode> conversations(Eg.Person admin) {
        var all = new ArrayList<JsonNode>();
        for (var tab : List.of("waiting", "attending")) {
            pages(admin, "/api/v1/conversations?limit=100&tab=" + tab, all::add);
        }
        return all;
    }

    private static void ledger(Eg.Person admin, String query, Consumer<JsonNode> each) {
        pages(admin, "/api/v1/ledger?limit=200" + query, each);
    }

    private static void pages(Eg.Person admin, String path, Consumer<JsonNode> each) {
        String next = null;
        do {
            var page = admin.http()
                    .get(path + (next == null ? "" : "&after=" + next))
                    .ok();
            page.get("items").forEach(each);
            next = page.get("next").isNull() ? null : page.get("next").asString();
        } while (next != null);
    }

    /// The whole conversation, in its order.
    private static void messages(Eg.Person admin, String conversation, Consumer<JsonNode> each) {
        var all = new ArrayList<JsonNode>();
        @Nullable Long before = null;
        boolean older;
        do {
            var page = admin.http()
                    .get("/api/v1/conversations/" + conversation + "/messages?limit=100"
                            + (before == null ? "" : "&before=" + before))
                    .ok();
            page.get("items").forEach(all::add);
            before = page.at("/items/0/seq").asLong();
            older = page.get("hasOlder").asBoolean();
        } while (older);
        all.sort(Comparator.comparingLong(it -> it.get("seq").asLong()));
        all.forEach(each);
    }
}
