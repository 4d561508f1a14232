package app.prosa.simulator;

import app.prosa.simulator.Person.Trait;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.node.ObjectNode;

/// Voice calls of people. Nobody speaks in one here: it rings until the person or the app ends it, or for half a
/// minute.
final class Calling {

    static final String TYPE = "call";

    private static final Duration RINGS = Duration.ofSeconds(30);
    private static final String RINGING = "ringing";

    private final Timeline timeline;
    private final Ids ids;
    private final People people;
    private final Chats chats;
    private final Webhooks webhooks;

    Calling(Timeline timeline, Ids ids, People people, Chats chats, Webhooks webhooks) {
        this.timeline = timeline;
        this.ids = ids;
        this.people = people;
        this.chats = chats;
        this.webhooks = webhooks;
    }

    /// A person calls the shop.
    ///
    /// @return Meta's id of the call
    String ring(NumberSettings number, Person person) {
        var id = "wacid." + ids.other("");
        var at = timeline.instant();
        chats.add(Customers.key(number, person), ChatMessage.ofPerson(id, TYPE, state(RINGING), at, null));
        var event = event(number, person, id, "connect", at);
        event.putObject("session")
                .put("sdp_type", "offer")
                .put("sdp", "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=ice-pwd:" + ids.other("") + "\r\n");
        tell(number, person, event);
        timeline.after(RINGS, () -> end(number, person, id, "missed", 0));
        return id;
    }

    /// The person hangs up.
    ///
    /// @param seconds how long they spoke with somebody who answered elsewhere; 0 when nobody did
    void hangUp(NumberSettings number, Person person, int seconds) {
        var ringing = chats.messages(Customers.key(number, person)).reversed().stream()
                .filter(Calling::isRinging)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody is called."));
        end(number, person, ringing.id(), seconds > 0 ? "ended" : "missed", seconds);
    }

    /// The app does something about a call. Nothing but an end of it can be played here.
    Reply answer(NumberSettings number, ObjectNode body) {
        var id = Json.text(body, "call_id");
        var action = Json.text(body, "action");
        if (!action.equals("reject") && !action.equals("terminate")) {
            throw MetaError.of(138000)
                    .because("The action " + action + " cannot be played.")
                    .refused();
        }
        var person = chats.keyOf(id)
                .filter(it -> it.phoneNumberId().equals(number.phoneNumberId()))
                .flatMap(it -> people.find(it.person()))
                .orElseThrow(
                        () -> MetaError.of(100).because("No call has that id.").refused());
        if (!end(number, person, id, "refused", 0)) {
            throw MetaError.of(138004).because("The call is over.").refused();
        }
        return Reply.ok();
    }

    private static boolean isRinging(ChatMessage message) {
        return message.type().equals(TYPE)
                && Json.text(message.content(), "state").equals(RINGING);
    }

    /// @return false when it was over before
    private boolean end(NumberSettings number, Person person, String id, String how, int seconds) {
        var rang = new AtomicBoolean();
        chats.change(id, it -> {
            rang.set(isRinging(it));
            return rang.get() ? it.saying(state(how).put("seconds", seconds)) : it;
        });
        if (rang.get()) {
            var at = timeline.instant();
            var event = event(number, person, id, "terminate", at).put("status", seconds > 0 ? "COMPLETED" : "FAILED");
            if (seconds > 0) {
                event.put("start_time", Long.toString(at.getEpochSecond() - seconds))
                        .put("end_time", Long.toString(at.getEpochSecond()))
                        .put("duration", seconds);
            }
            tell(number, person, event);
        }
        return rang.get();
    }

    private static ObjectNode state(String state) {
        return Json.object().put("state", state);
    }

    private static ObjectNode event(NumberSettings number, Person person, String id, String event, Instant at) {
        var call = Json.object().put("id", id);
        if (!person.is(Trait.HIDDEN)) {
            call.put("from", person.waId());
        }
        return call.put("from_user_id", person.userId())
                .put("to", number.displayDigits())
                .put("event", event)
                .put("timestamp", Long.toString(at.getEpochSecond()))
                .put("direction", "USER_INITIATED");
    }

    private void tell(NumberSettings number, Person person, ObjectNode event) {
        var value = Payloads.value(number);
        value.putArray("contacts").add(Payloads.contact(person));
        value.putArray("calls").add(event);
        webhooks.send(number, person.id(), "call", Payloads.envelope(number, "calls", value));
    }
}
