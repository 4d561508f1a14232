package app.prosa.channel.whatsapp;

import app.prosa.channel.Inbound;
import app.prosa.channel.Inbound.Head;
import app.prosa.channel.Inbound.Party;
import app.prosa.channel.Inbound.Saying;
import app.prosa.contact.Identity;
import app.prosa.contact.Name;
import app.prosa.conversation.MessageContent.What;
import app.prosa.conversation.MessageContext;
import app.prosa.web.OutsideText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One element of `messages` or `message_echoes`: a message, or something that happened to one or to who wrote
/// it.
final class Spoken {

    private final People people;
    private final JsonNode told;
    private final JsonNode value;
    private final String type;

    /// @param value the change around it
    Spoken(People people, JsonNode told, JsonNode value) {
        this.people = people;
        this.told = told;
        this.value = value;
        this.type = Json.or(Json.text(told, "type"), "unknown");
    }

    /// From a customer.
    @Nullable
    Inbound read() {
        var id = Json.must(told, "id");
        var number = Json.text(told, "from");
        var head = head("message:" + id, id, number == null ? Json.text(told, "from_user_id") : number);
        if (people.isUs(number)) {
            return new Inbound.Ignored(head, "own-number");
        }
        return switch (type) {
            case "system" -> system(head);
            case "reaction" -> {
                var reaction = told.path("reaction");
                yield new Inbound.Reacted(head, from(), false, Json.must(reaction, "message_id"), emoji(reaction));
            }
            case "revoke" -> new Inbound.Withdrawn(head, original("revoke"));
            case "edit" -> edited(head);
            case "request_welcome" -> new Inbound.Ignored(head, "chat-opened");
            case "interactive" -> isCallPermission() ? callPermission(head) : new Inbound.Said(head, from(), saying());
            default -> new Inbound.Said(head, from(), saying());
        };
    }

    /// From the phone that has the same number as we.
    Inbound echo() {
        var id = Json.must(told, "id");
        var to = Json.text(told, "to");
        var head = head("echo:" + id, id, to == null ? Json.text(told, "to_user_id") : to);
        return switch (type) {
            case "revoke" -> new Inbound.Withdrawn(head, original("revoke"));
            case "edit" -> edited(head);
            case "reaction" -> {
                var reaction = told.path("reaction");
                var receiver = people.party(to, Json.text(told, "to_user_id"), null);
                yield new Inbound.Reacted(head, receiver, true, Json.must(reaction, "message_id"), emoji(reaction));
            }
            default ->
                new Inbound.Echoed(
                        head,
                        people.party(to, Json.text(told, "to_user_id"), Json.text(told, "to_parent_user_id")),
                        saying());
        };
    }

    private Head head(String key, String id, @Nullable String address) {
        return new Head(key, people.line(), id, address, Json.time(told, "timestamp"));
    }

    private Party from() {
        return people.party(
                Json.text(told, "from"), Json.text(told, "from_user_id"), Json.text(told, "from_parent_user_id"));
    }

    /// An empty sign, and none at all, take it back.
    private static @Nullable String emoji(JsonNode reaction) {
        var emoji = Json.text(reaction, "emoji");
        return emoji == null || emoji.isBlank() ? null : clipped(emoji);
    }

    private static String clipped(String emoji) {
        var clean = OutsideText.line(emoji);
        int most = Math.min(clean.codePointCount(0, clean.length()), 16);
        return clean.substring(0, clean.offsetByCodePoints(0, most));
    }

    private String original(String part) {
        return Json.must(told.path(part), "original_message_id");
    }

    private Inbound edited(Head head) {
        var message = told.path("edit").path("message");
        if (!message.isObject()) {
            throw new IllegalArgumentException("It does not say what the message says now.");
        }
        var now = Json.or(Json.text(message, "type"), "text");
        return new Inbound.Edited(head, original("edit"), new Content(message, now, null).read());
    }

    private Saying saying() {
        var context = told.path("context");
        var product = context.path("referred_product");
        var quotes = product.isObject() ? null : Json.text(context, "id");
        var group = Json.text(told, "group_id");
        var error = Json.all(told, "errors").stream()
                .findFirst()
                .or(() -> Json.all(value, "errors").stream().findFirst())
                .orElse(null);
        return new Saying(
                new Content(told, type, error).read(),
                group == null ? null : People.group(group),
                quotes,
                context(context, product));
    }

    private @Nullable MessageContext context(JsonNode context, JsonNode product) {
        boolean forwarded = Boolean.TRUE.equals(Json.flag(context, "forwarded"))
                || Boolean.TRUE.equals(Json.flag(context, "frequently_forwarded"));
        var item = product.isObject() && Json.text(product, "product_retailer_id") != null
                ? new MessageContext.Product(
                        clean(Json.text(product, "catalog_id")),
                        Content.clean(Json.must(product, "product_retailer_id")))
                : null;
        var referral = told.path("referral");
        var source = referral.isObject()
                ? new MessageContext.Referral(
                        clean(Json.text(referral, "source_url")),
                        clean(Json.text(referral, "source_id")),
                        clean(Json.text(referral, "source_type")),
                        clean(Json.text(referral, "headline")),
                        clean(Json.text(referral, "body")),
                        clean(Json.text(referral, "ctwa_clid")))
                : null;
        return forwarded || item != null || source != null
                ? new MessageContext(forwarded ? true : null, null, item, source)
                : null;
    }

    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : Content.clean(text);
    }

    private Inbound system(Head head) {
        var system = told.path("system");
        var what = Json.or(Json.text(system, "type"), "");
        return switch (what) {
            case "user_changed_number", "customer_changed_number" -> {
                var now = new ArrayList<Name>();
                add(now, Identity.WHATSAPP_USER, Json.text(system, "user_id"));
                add(
                        now,
                        Identity.WHATSAPP,
                        People.digits(
                                Json.or(Json.text(system, "wa_id"), Json.or(Json.text(system, "new_wa_id"), ""))));
                yield renamed(head, now, system);
            }
            case "user_changed_user_id" -> {
                var now = new ArrayList<Name>();
                add(now, Identity.WHATSAPP_USER, Json.must(system, "user_id"));
                add(now, Identity.WHATSAPP_USER, Json.text(system, "parent_user_id"));
                yield renamed(head, now, system);
            }
            case "customer_identity_changed", "user_identity_changed" ->
                new Inbound.Noted(head, from(), What.SECURITY_CODE_CHANGED, null);
            default -> new Inbound.Ignored(head, "system-" + what);
        };
    }

    private Inbound renamed(Head head, List<Name> now, JsonNode system) {
        if (now.isEmpty()) {
            throw new IllegalArgumentException("It does not say what changed.");
        }
        var before = new ArrayList<Name>();
        add(before, Identity.WHATSAPP_USER, Json.text(told, "from_user_id"));
        add(before, Identity.WHATSAPP, People.digits(Json.or(Json.text(told, "from"), "")));
        if (before.isEmpty()) {
            throw new IllegalArgumentException("It does not say whose it was.");
        }
        return new Inbound.Renamed(head, before, now, Json.text(system, "body"));
    }

    private static void add(List<Name> names, String kind, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            names.add(new Name(kind, Content.clean(value)));
        }
    }

    private boolean isCallPermission() {
        return told.path("interactive").path("call_permission_reply").isObject();
    }

    /// It allows something, and says nothing.
    private Inbound callPermission(Head head) {
        var reply = told.path("interactive").path("call_permission_reply");
        boolean allowed = "accept".equals(Json.text(reply, "response"));
        var until = Json.time(reply, "expiration_timestamp");
        return new Inbound.Noted(
                head,
                from(),
                allowed ? What.CALL_ALLOWED : What.CALL_REFUSED,
                allowed && until != null ? until.toString() : null);
    }
}
