package app.prosa.simulator;

import app.prosa.simulator.Person.Trait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How far a message of the shop comes after it was accepted, and that the app hears of it.
final class Statuses {

    private static final Duration SENT_AFTER = Duration.ofMillis(200);
    private static final Duration DELIVERED_AFTER = Duration.ofSeconds(1);

    /// One thing to say about a message, so long after it was accepted.
    record Step(String status, Duration after) {}

    private final Timeline timeline;
    private final Chats chats;
    private final People people;
    private final Numbers numbers;
    private final Webhooks webhooks;
    private final Set<String> noMarketing = new HashSet<>();
    private volatile @Nullable Duration readAfter;

    Statuses(Timeline timeline, Chats chats, People people, Numbers numbers, Webhooks webhooks) {
        this.timeline = timeline;
        this.chats = chats;
        this.people = people;
        this.numbers = numbers;
        this.webhooks = webhooks;
    }

    void reset() {
        synchronized (noMarketing) {
            noMarketing.clear();
        }
    }

    /// Everybody reads so long after a message arrived, or only when somebody opens the chat.
    void readAfter(@Nullable Duration pause) {
        readAfter = pause;
    }

    @Nullable
    Duration readAfter() {
        return readAfter;
    }

    void marketing(Person person, boolean wanted) {
        synchronized (noMarketing) {
            if (wanted) {
                noMarketing.remove(person.id());
            } else {
                noMarketing.add(person.id());
            }
        }
    }

    boolean wantsMarketing(Person person) {
        synchronized (noMarketing) {
            return !noMarketing.contains(person.id());
        }
    }

    /// The usual way of a message to this person.
    List<Step> plan(Person person) {
        var plan = new ArrayList<Step>();
        plan.add(new Step("sent", SENT_AFTER));
        if (!person.is(Trait.BLOCKED)) {
            plan.add(new Step("delivered", DELIVERED_AFTER));
            var pause = readAfter;
            if (pause != null) {
                plan.add(new Step("read", DELIVERED_AFTER.plus(pause)));
            }
        }
        return plan;
    }

    List<Step> plan(Person person, Fault.Statuses.Way otherwise) {
        return switch (otherwise) {
            case SHUFFLED ->
                List.of(
                        new Step("delivered", SENT_AFTER),
                        new Step("read", Duration.ofMillis(500)),
                        new Step("sent", DELIVERED_AFTER));
            case REPEATED ->
                plan(person).stream()
                        .flatMap(it -> List.of(it, it, it).stream())
                        .toList();
            case READ_ONLY -> List.of(new Step("read", DELIVERED_AFTER));
        };
    }

    void schedule(String messageId, List<Step> plan) {
        for (var step : plan) {
            timeline.after(step.after(), () -> reach(messageId, step.status()));
        }
    }

    void scheduleFailure(String messageId, MetaError error) {
        timeline.after(SENT_AFTER, () -> fail(messageId, error));
    }

    /// The phone shows the chat: everything that arrived is read. Voice notes are played by hand.
    void personReads(NumberSettings number, Person person) {
        if (person.is(Trait.BLOCKED)) {
            return;
        }
        for (var message : chats.messages(new Chats.Key(number.phoneNumberId(), person.id()))) {
            if (!message.fromPerson() && message.marks().status().equals("delivered")) {
                reach(message.id(), "read");
            }
        }
    }

    /// Says it to the app in any case, for a provider repeats itself; the phone's ticks only go up.
    void reach(String messageId, String status) {
        tell(messageId, status, null, false);
    }

    void reachNow(String messageId, String status) {
        tell(messageId, status, null, true);
    }

    void fail(String messageId, MetaError error) {
        tell(messageId, "failed", error, false);
    }

    private void tell(String messageId, String reached, @Nullable MetaError error, boolean now) {
        var key = chats.keyOf(messageId).orElse(null);
        if (key == null) {
            return;
        }
        var number = numbers.find(key.phoneNumberId()).orElse(null);
        var person = people.find(key.person()).orElse(null);
        if (number == null || person == null) {
            return;
        }
        var title = error == null ? null : error.code() + " " + error.title();
        var message = chats.change(
                        messageId,
                        it -> it.mayReach(reached) ? it.with(it.marks().reached(reached, title)) : it)
                .orElseThrow();
        var status = Payloads.status(person, messageId, reached, timeline.instant(), message.callbackData());
        if (error != null) {
            status.set("errors", Payloads.errors(error));
        } else if (reached.equals("sent")) {
            var service = !message.type().equals("template");
            var conversation = status.putObject("conversation").put("id", "SIM" + person.id());
            conversation.putObject("origin").put("type", service ? "service" : "utility");
            status.putObject("pricing")
                    .put("billable", !service)
                    .put("pricing_model", "PMP")
                    .put("type", service ? "free_customer_service" : "regular")
                    .put("category", service ? "service" : "utility");
        }
        var payload = Payloads.envelope(number, "messages", Payloads.statusValue(number, person, status));
        if (now) {
            webhooks.sendNow(number, "status", payload);
        } else {
            webhooks.send(number, person.id(), "status", payload);
        }
    }
}
