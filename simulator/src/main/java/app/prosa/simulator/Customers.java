package app.prosa.simulator;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What people do on their phones, and how Meta tells the app of it.
final class Customers {

    private final InstantSource clock;
    private final Ids ids;
    private final People people;
    private final Chats chats;
    private final Statuses statuses;
    private final Webhooks webhooks;

    Customers(InstantSource clock, Ids ids, People people, Chats chats, Statuses statuses, Webhooks webhooks) {
        this.clock = clock;
        this.ids = ids;
        this.people = people;
        this.chats = chats;
        this.statuses = statuses;
        this.webhooks = webhooks;
    }

    /// Something that a person writes. `extra` are fields beside the content, such as an advertisement's `referral`.
    record Act(
            String type,
            JsonNode content,
            @Nullable String replyTo,
            @Nullable Instant at,
            @Nullable ObjectNode extra) {
        static Act of(String type, JsonNode content) {
            return new Act(type, content, null, null, null);
        }
    }

    String write(NumberSettings number, Person person, Act act) {
        var id = ids.message(person.address(), true);
        var at = act.at() == null ? clock.instant() : act.at();
        var key = key(number, person);
        // Whoever answers has the chat open.
        statuses.personReads(number, person);
        chats.add(key, ChatMessage.ofPerson(id, act.type(), act.content(), at, act.replyTo()));
        var message = Payloads.message(person, id, at, act.type());
        message.set(act.type(), act.content());
        if (act.replyTo() != null) {
            context(number, message, act.replyTo());
        }
        if (act.extra() != null) {
            message.setAll(act.extra());
        }
        tell(number, person, message);
        return id;
    }

    /// An empty emoji takes the reaction back; Meta then leaves the field out.
    String react(NumberSettings number, Person person, String messageId, String emoji) {
        var id = ids.message(person.address(), true);
        var at = clock.instant();
        chats.personWas(key(number, person), at);
        chats.change(messageId, it -> it.with(it.marks().personReacted(emoji.isEmpty() ? null : emoji)));
        var message = Payloads.message(person, id, at, "reaction");
        var reaction = message.putObject("reaction").put("message_id", messageId);
        if (!emoji.isEmpty()) {
            reaction.put("emoji", emoji);
        }
        tell(number, person, message);
        return id;
    }

    String edit(NumberSettings number, Person person, String messageId, String type, JsonNode content) {
        own(messageId);
        var id = ids.message(person.address(), true);
        chats.change(messageId, it -> it.edited(type, content));
        var message = Payloads.message(person, id, clock.instant(), "edit");
        var edit = message.putObject("edit").put("original_message_id", messageId);
        edit.putObject("message").put("type", type).set(type, content);
        tell(number, person, message);
        return id;
    }

    String delete(NumberSettings number, Person person, String messageId) {
        own(messageId);
        var id = ids.message(person.address(), true);
        chats.change(messageId, ChatMessage::deleted);
        var message = Payloads.message(person, id, clock.instant(), "revoke");
        message.putObject("revoke").put("original_message_id", messageId);
        tell(number, person, message);
        return id;
    }

    /// A new telephone: the number and, as Meta has it, the user's id change with it.
    Person changeNumber(NumberSettings number, Person person, String newPhone) {
        var digits = BrazilianNumber.digits(newPhone);
        var changed = person.withPhone(newPhone, "BR.7" + digits);
        var message = Payloads.message(person, ids.message(person.address(), true), clock.instant(), "system");
        message.putObject("system")
                .put("body", "User " + person.name() + " changed from " + person.waId() + " to " + changed.waId())
                .put("wa_id", changed.waId())
                .put("type", "user_changed_number");
        people.put(changed);
        var value = Payloads.value(number);
        value.putArray("messages").add(message);
        webhooks.send(number, person.id(), "message", Payloads.envelope(number, "messages", value));
        var update = Payloads.value(number);
        var one = update.putArray("user_id_update").addObject().put("wa_id", changed.waId());
        one.putObject("user_id").put("previous", person.userId()).put("current", changed.userId());
        one.put("detail", "The user changed the phone number")
                .put("timestamp", Long.toString(clock.instant().getEpochSecond()));
        webhooks.send(number, person.id(), "account", Payloads.envelope(number, "user_id_update", update));
        return changed;
    }

    /// `stop` or `resume`: whether the person wants marketing.
    void prefer(NumberSettings number, Person person, String wish) {
        statuses.marketing(person, wish.equals("resume"));
        var value = Payloads.value(number);
        value.putArray("contacts").add(Payloads.contact(person));
        value.putArray("user_preferences")
                .addObject()
                .put("wa_id", person.waId())
                .put("user_id", person.userId())
                .put("detail", "User requested to " + wish + " marketing messages")
                .put("category", "marketing_messages")
                .put("value", wish)
                .put("timestamp", clock.instant().getEpochSecond());
        webhooks.send(number, person.id(), "account", Payloads.envelope(number, "user_preferences", value));
    }

    /// The shop answers on its own phone, beside the app.
    String echo(NumberSettings number, Person person, String text) {
        var id = ids.message(person.address(), false);
        var content = Json.object().put("body", text);
        var at = clock.instant();
        var message = new ChatMessage(id, false, "text", content, at, null, null, ChatMessage.Marks.NONE);
        chats.add(key(number, person), message.with(ChatMessage.Marks.NONE.reached("delivered", null)));
        var value = Payloads.value(number);
        value.putArray("contacts").add(Payloads.contact(person));
        var echo = value.putArray("message_echoes")
                .addObject()
                .put("from", number.displayDigits())
                .put("to", person.waId())
                .put("to_user_id", person.userId())
                .put("id", id)
                .put("timestamp", Long.toString(at.getEpochSecond()))
                .put("type", "text");
        echo.set("text", content);
        webhooks.send(number, person.id(), "echo", Payloads.envelope(number, "smb_message_echoes", value));
        return id;
    }

    static Chats.Key key(NumberSettings number, Person person) {
        return new Chats.Key(number.phoneNumberId(), person.id());
    }

    private void tell(NumberSettings number, Person person, ObjectNode message) {
        var value = Payloads.messageValue(number, person, message);
        webhooks.send(number, person.id(), "message", Payloads.envelope(number, "messages", value));
    }

    private void context(NumberSettings number, ObjectNode message, String replyTo) {
        var ofPerson = chats.find(replyTo).filter(ChatMessage::fromPerson).isPresent();
        var from = ofPerson ? Json.text(message, "from") : number.displayDigits();
        message.putObject("context").put("from", from).put("id", replyTo);
    }

    private void own(String messageId) {
        if (chats.find(messageId).filter(it -> !it.fromPerson()).isPresent()) {
            throw new IllegalArgumentException("Nobody can change what somebody else wrote.");
        }
    }
}
