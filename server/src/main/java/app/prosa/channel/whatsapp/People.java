package app.prosa.channel.whatsapp;

import app.prosa.channel.Inbound;
import app.prosa.channel.Inbound.Party;
import app.prosa.contact.Identity;
import app.prosa.contact.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Who is who in one change of a webhook. The list of contacts beside the messages is in no particular order
/// and may be missing; a person may have a number, an id that Meta made for this company, or both.
final class People {

    private final JsonNode value;
    private final JsonNode metadata;

    People(JsonNode value) {
        this.value = value;
        this.metadata = value.path("metadata");
    }

    /// The number that the change is for: Meta's id of it, else how it is dialled.
    @Nullable
    String line() {
        var id = Json.text(metadata, "phone_number_id");
        return id == null ? Json.text(metadata, "display_phone_number") : id;
    }

    /// Whether this is our own number.
    boolean isUs(@Nullable String number) {
        var ours = Json.text(metadata, "display_phone_number");
        return number != null && ours != null && digits(ours).equals(digits(number));
    }

    /// Somebody, by what a message says of them and what the list of contacts adds.
    Party party(@Nullable String number, @Nullable String userId, @Nullable String parentId) {
        var card = card(number, userId);
        var user = userId == null ? Json.text(card, "user_id") : userId;
        var parent = parentId == null ? Json.text(card, "parent_user_id") : parentId;
        var digits = number == null ? digits(Json.or(Json.text(card, "wa_id"), "")) : digits(number);
        var names = new ArrayList<Name>();
        add(names, Identity.WHATSAPP_USER, user);
        add(names, Identity.WHATSAPP, digits);
        add(names, Identity.WHATSAPP_USER, parent);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("It does not say who it is from.");
        }
        var profile = card.path("profile");
        var username = Json.text(profile, "username");
        var phone = digits.length() >= 8 ? "+" + digits : null;
        return new Party(
                names, Json.text(profile, "name"), phone, phone != null ? phone : Json.or(username, "WhatsApp"));
    }

    private static void add(List<Name> names, String kind, @Nullable String value) {
        if (value != null && !value.isBlank() && value.length() <= 256) {
            var name = new Name(kind, app.prosa.web.OutsideText.clean(value));
            if (!names.contains(name)) {
                names.add(name);
            }
        }
    }

    private JsonNode card(@Nullable String number, @Nullable String userId) {
        var cards = Json.all(value, "contacts");
        for (var it : cards) {
            var waId = Json.text(it, "wa_id");
            boolean sameUser = userId != null && userId.equals(Json.text(it, "user_id"));
            boolean sameNumber =
                    number != null && waId != null && digits(number).equals(digits(waId));
            if (sameUser || sameNumber) {
                return it;
            }
        }
        return tools.jackson.databind.node.MissingNode.getInstance();
    }

    /// A group is one correspondent; who speaks in it is another matter.
    static Party group(String id) {
        return new Party(List.of(new Name(Identity.WHATSAPP_GROUP, id)), null, null, "Grupo do WhatsApp");
    }

    static String digits(String number) {
        return number.replaceAll("[^0-9]", "");
    }

    Inbound preference(JsonNode told) {
        var number = Json.text(told, "wa_id");
        var user = Json.text(told, "user_id");
        var category = Json.or(Json.text(told, "category"), "marketing_messages");
        var said = Json.or(Json.text(told, "value"), "").toLowerCase(Locale.ROOT);
        var at = Json.time(told, "timestamp");
        var key = "preference:" + Json.or(number, Json.or(user, "")) + ":" + category + ":" + said + ":"
                + Json.or(Json.text(told, "timestamp"), "");
        return new Inbound.Preferred(
                new Inbound.Head(key, line(), null, number, at),
                party(number, user, Json.text(told, "parent_user_id")),
                category.equals("marketing_messages") ? "marketing" : category,
                !said.equals("stop"));
    }

    /// What the phone's address book says. Who is removed there stays ours.
    Inbound addressBook(JsonNode told) {
        var contact = told.path("contact");
        var number = Json.text(contact, "phone_number");
        var at = Json.time(told.path("metadata"), "timestamp");
        var action = Json.or(Json.text(told, "action"), "add");
        var head = new Inbound.Head("address-book:" + Envelope.digest(told), line(), null, number, at);
        var name = Json.or(Json.text(contact, "full_name"), Json.or(Json.text(contact, "first_name"), ""));
        if (!action.equals("add") || number == null || name.isEmpty()) {
            return new Inbound.Ignored(head, "address-book-" + action);
        }
        return new Inbound.Suggested(head, party(number, null, null), name);
    }

    /// Somebody has another id, mostly because of another number.
    Inbound userId(JsonNode told) {
        var ids = told.path("user_id");
        var parents = told.path("parent_user_id");
        var before = new ArrayList<Name>();
        add(before, Identity.WHATSAPP_USER, Json.text(ids, "previous"));
        add(before, Identity.WHATSAPP_USER, Json.text(parents, "previous"));
        var now = new ArrayList<Name>();
        add(now, Identity.WHATSAPP_USER, Json.text(ids, "current"));
        var number = Json.text(told, "wa_id");
        add(now, Identity.WHATSAPP, number == null ? null : digits(number));
        add(now, Identity.WHATSAPP_USER, Json.text(parents, "current"));
        if (before.isEmpty() || now.isEmpty()) {
            throw new IllegalArgumentException("It does not say which id became which.");
        }
        var key = "user-id:" + before.getFirst().value() + ":" + now.getFirst().value();
        var line = line();
        return new Inbound.Renamed(
                new Inbound.Head(key, line, null, number, Json.time(told, "timestamp")),
                before,
                now,
                Json.text(told, "detail"));
    }
}
