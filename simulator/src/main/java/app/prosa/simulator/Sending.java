package app.prosa.simulator;

import app.prosa.simulator.ChatMessage.Marks;
import app.prosa.simulator.Faults.Occasion;
import app.prosa.simulator.Person.Trait;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What Meta does with a message of the app: refuse it, or accept it and see afterwards whether it may arrive.
final class Sending {

    private static final int MOST_KEPT = 50_000;
    private static final Duration TYPING = Duration.ofSeconds(25);

    private final InstantSource clock;
    private final Ids ids;
    private final People people;
    private final Chats chats;
    private final Statuses statuses;
    private final SendingRules rules;
    private final ArrayDeque<Sent> outbox = new ArrayDeque<>();

    Sending(InstantSource clock, Ids ids, People people, Chats chats, Statuses statuses, SendingRules rules) {
        this.clock = clock;
        this.ids = ids;
        this.people = people;
        this.chats = chats;
        this.statuses = statuses;
        this.rules = rules;
    }

    void reset() {
        synchronized (outbox) {
            outbox.clear();
        }
    }

    List<Sent> outbox() {
        synchronized (outbox) {
            return List.copyOf(outbox);
        }
    }

    ObjectNode post(NumberSettings number, ObjectNode body, Occasion occasion, Faults faults) {
        if (!"whatsapp".equals(Json.text(body, "messaging_product"))) {
            throw MetaError.of(100)
                    .because("The parameter messaging_product is required.")
                    .refused();
        }
        if ("read".equals(Json.text(body, "status"))) {
            return read(body);
        }
        var person = recipient(number, body);
        var type = Json.text(body, "type").isEmpty() ? "text" : Json.text(body, "type");
        rules.check(number, person, type, body);
        var id = ids.message(person.address(), false);
        var callbackData = body.path("biz_opaque_callback_data").asString(null);
        var replyTo = body.path("context").path("message_id").asString(null);
        var content = rules.shown(number, type, body);
        var message = new ChatMessage(id, false, type, content, clock.instant(), replyTo, callbackData, Marks.NONE);
        var key = new Chats.Key(number.phoneNumberId(), person.id());
        var failure = faults.strike(Fault.Fail.class, occasion)
                .map(it -> MetaError.of(it.code()))
                .or(() -> failure(number, person, key, type, body));
        chats.add(key, message);
        if (type.equals("reaction") && failure.isEmpty()) {
            react(body);
        }
        keep(new Sent(id, number.phoneNumberId(), person.id(), type, callbackData, clock.instant(), body.deepCopy()));
        if (failure.isPresent()) {
            statuses.scheduleFailure(id, failure.get());
        } else {
            var otherwise = faults.strike(Fault.Statuses.class, occasion);
            statuses.schedule(
                    id, otherwise.map(it -> statuses.plan(person, it.kind())).orElseGet(() -> statuses.plan(person)));
        }
        if (faults.strike(Fault.StatusFirst.class, occasion).isPresent()) {
            statuses.reachNow(id, "sent");
        }
        return accepted(body, person, id, type.equals("template"));
    }

    private ObjectNode read(ObjectNode body) {
        var messageId = Json.text(body, "message_id");
        var key = chats.find(messageId)
                .filter(ChatMessage::fromPerson)
                .flatMap(_ -> chats.keyOf(messageId))
                .orElseThrow(() -> MetaError.of(131009)
                        .because("message_id is not of a message that was received.")
                        .refused());
        chats.shopReads(key);
        if (body.has("typing_indicator")) {
            chats.shopTypes(key, TYPING);
        }
        return Json.object().put("success", true);
    }

    private void react(ObjectNode body) {
        var reaction = body.path("reaction");
        var emoji = Json.text(reaction, "emoji");
        chats.change(
                Json.text(reaction, "message_id"),
                it -> it.with(it.marks().shopReacted(emoji.isEmpty() ? null : emoji)));
    }

    /// Why a message that was accepted does not arrive. A blocked one is no failure: it stays at one tick.
    private Optional<MetaError> failure(
            NumberSettings number, Person person, Chats.Key key, String type, ObjectNode body) {
        if (person.is(Trait.LANDLINE)) {
            return Optional.of(MetaError.of(131026));
        }
        if (type.equals("template")) {
            return rules.isMarketing(number, body) && !statuses.wantsMarketing(person)
                    ? Optional.of(MetaError.of(131050))
                    : Optional.empty();
        }
        if (!chats.windowIsOpen(key)) {
            return Optional.of(MetaError.of(131047));
        }
        return rules.carriesItsMedia(type, body) ? Optional.empty() : Optional.of(MetaError.of(131053));
    }

    private Person recipient(NumberSettings number, ObjectNode body) {
        var to = Json.text(body, "to");
        var recipient = Json.text(body, "recipient");
        if (to.isEmpty() && recipient.isEmpty()) {
            throw MetaError.of(100).because("The parameter to is required.").refused();
        }
        if (BrazilianNumber.digits(to).equals(number.displayDigits())) {
            throw MetaError.of(131021).refused();
        }
        try {
            return people.findOrMeet(to.isEmpty() ? recipient : to);
        } catch (IllegalArgumentException nobody) {
            throw MetaError.of(131009)
                    .because("The recipient is no telephone number.")
                    .refused();
        }
    }

    private static ObjectNode accepted(ObjectNode body, Person person, String id, boolean saysSo) {
        var answer = Json.object().put("messaging_product", "whatsapp");
        var contact = answer.putArray("contacts").addObject();
        var to = Json.text(body, "to");
        contact.put("input", to.isEmpty() ? Json.text(body, "recipient") : to);
        if (to.isEmpty() && person.is(Trait.HIDDEN)) {
            contact.put("user_id", person.userId());
        } else {
            contact.put("wa_id", person.waId());
        }
        var message = answer.putArray("messages").addObject().put("id", id);
        if (saysSo) {
            message.put("message_status", "accepted");
        }
        return answer;
    }

    private void keep(Sent sent) {
        synchronized (outbox) {
            outbox.addLast(sent);
            if (outbox.size() > MOST_KEPT) {
                outbox.removeFirst();
            }
        }
    }
}
