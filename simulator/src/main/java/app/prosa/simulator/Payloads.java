package app.prosa.simulator;

import app.prosa.simulator.Person.Trait;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The shapes of Meta's webhooks.
final class Payloads {

    private Payloads() {}

    static ObjectNode envelope(NumberSettings number, String field, JsonNode value) {
        var payload = Json.object().put("object", "whatsapp_business_account");
        var entry = payload.putArray("entry").addObject().put("id", number.wabaId());
        entry.putArray("changes").addObject().put("field", field).set("value", value);
        return payload;
    }

    /// Of the account itself, which has a time and no number.
    static ObjectNode accountEnvelope(NumberSettings number, String field, JsonNode value, Instant at) {
        var payload = envelope(number, field, value);
        ((ObjectNode) payload.path("entry").path(0)).put("time", at.getEpochSecond());
        return payload;
    }

    static ObjectNode value(NumberSettings number) {
        var value = Json.object().put("messaging_product", "whatsapp");
        value.putObject("metadata")
                .put("display_phone_number", number.displayDigits())
                .put("phone_number_id", number.phoneNumberId());
        return value;
    }

    static ObjectNode messageValue(NumberSettings number, Person person, ObjectNode message) {
        var value = value(number);
        value.putArray("contacts").add(contact(person));
        value.putArray("messages").add(message);
        return value;
    }

    /// What all messages of a person have; the rest is below the name of the type.
    static ObjectNode message(Person person, String id, Instant at, String type) {
        var message = Json.object();
        if (!person.is(Trait.HIDDEN)) {
            message.put("from", person.waId());
        }
        return message.put("from_user_id", person.userId())
                .put("id", id)
                .put("timestamp", Long.toString(at.getEpochSecond()))
                .put("type", type);
    }

    static ObjectNode contact(Person person) {
        var contact = Json.object();
        var profile = contact.putObject("profile").put("name", person.name());
        if (person.username() != null) {
            profile.put("username", person.username());
        }
        if (!person.is(Trait.HIDDEN)) {
            contact.put("wa_id", person.waId());
        }
        return contact.put("user_id", person.userId());
    }

    static ObjectNode statusValue(NumberSettings number, Person person, ObjectNode status) {
        var value = value(number);
        if (!"failed".equals(Json.text(status, "status"))) {
            value.putArray("contacts").add(contact(person));
        }
        value.putArray("statuses").add(status);
        return value;
    }

    static ObjectNode status(
            Person person, String messageId, String reached, Instant at, @Nullable String callbackData) {
        var status = Json.object()
                .put("id", messageId)
                .put("status", reached)
                .put("timestamp", Long.toString(at.getEpochSecond()));
        if (!person.is(Trait.HIDDEN)) {
            status.put("recipient_id", person.waId());
        }
        if (!reached.equals("failed") || person.is(Trait.HIDDEN)) {
            status.put("recipient_user_id", person.userId());
        }
        if (callbackData != null) {
            status.put("biz_opaque_callback_data", callbackData);
        }
        return status;
    }

    static ArrayNode errors(MetaError error) {
        var errors = Json.array();
        var one = errors.addObject()
                .put("code", error.code())
                .put("title", error.title())
                .put("message", error.title());
        one.putObject("error_data").put("details", error.details());
        one.put("href", "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/");
        return errors;
    }

    /// One line for the log of deliveries.
    static String summary(JsonNode payload) {
        var change = payload.path("entry").path(0).path("changes").path(0);
        var value = change.path("value");
        var messages = value.path("messages");
        var statuses = value.path("statuses");
        if (messages.size() == 1) {
            return "mensagem " + Json.text(messages.path(0), "type");
        }
        if (messages.size() > 1) {
            return messages.size() + " mensagens";
        }
        if (!value.path("calls").isEmpty()) {
            return "ligação " + Json.text(value.path("calls").path(0), "event");
        }
        if (!statuses.isEmpty()) {
            return "status " + Json.text(statuses.path(0), "status");
        }
        var event = Json.text(value, "event");
        return Json.text(change, "field") + (event.isEmpty() ? "" : " " + event);
    }

    /// The one message that it is about.
    static String subject(JsonNode payload) {
        var value = payload.path("entry").path(0).path("changes").path(0).path("value");
        var messages = value.path("messages");
        var status = value.path("statuses").path(0);
        return messages.size() == 1
                ? Json.text(messages.path(0), "id")
                : (Json.text(status, "id") + " " + Json.text(status, "status")).strip();
    }
}
