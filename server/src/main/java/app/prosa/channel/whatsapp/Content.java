package app.prosa.channel.whatsapp;

import app.prosa.channel.Inbound;
import app.prosa.channel.Inbound.Body;
import app.prosa.channel.Inbound.Ready;
import app.prosa.conversation.MessageContent;
import app.prosa.web.OutsideText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a message says, by its type.
final class Content {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// People may write so much in one message on their phone, which is more than Meta takes of us.
    private static final int LONGEST = 65_536;
    private static final int MOST = 100;

    private final JsonNode told;
    private final String type;
    private final @Nullable JsonNode error;

    /// @param error what Meta says is wrong with it, beside it
    Content(JsonNode told, String type, @Nullable JsonNode error) {
        this.told = told;
        this.type = type;
        this.error = error;
    }

    Body read() {
        var part = told.path(type);
        return switch (type) {
            case "text" -> text(Json.text(part, "body"));
            case "image", "video", "audio", "voice", "document", "sticker" -> file(part);
            case "location" -> new Ready(location(part));
            case "contacts" -> contacts();
            case "interactive" -> interactive(part);
            case "button" -> choice(Json.text(part, "text"), null, Json.text(part, "payload"));
            case "order" -> new Ready(order(part));
            default -> unsupported();
        };
    }

    private Body text(@Nullable String body) {
        return body == null || body.isBlank() ? unsupported() : new Ready(new MessageContent.Text(clean(body)));
    }

    private Body unsupported() {
        var inner = Json.text(told.path(type.equals("unknown") ? "unsupported" : type), "type");
        var why = error == null ? null : Statuses.detail(error);
        var what = inner == null ? type : inner;
        return new Ready(new MessageContent.Unsupported(line(what), why == null ? null : clean(why)));
    }

    private Body file(JsonNode part) {
        var id = Json.text(part, "id");
        if (id == null || id.isBlank()) {
            return unsupported();
        }
        var media = type.equals("voice") ? "audio" : type;
        var flag = type.equals("voice")
                ? Boolean.valueOf(true)
                : Json.flag(part, media.equals("sticker") ? "animated" : "voice");
        return new Inbound.File(
                media,
                clean(id),
                optional(Json.text(part, "mime_type")),
                optional(Json.text(part, "sha256")),
                optional(Json.text(part, "filename")),
                optional(Json.text(part, "caption")),
                flag);
    }

    private static MessageContent location(JsonNode part) {
        double latitude = Json.number(part, "latitude");
        double longitude = Json.number(part, "longitude");
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("There is no such place.");
        }
        return new MessageContent.Location(
                latitude,
                longitude,
                optional(Json.text(part, "name")),
                optional(Json.text(part, "address")),
                optional(Json.text(part, "url")));
    }

    private Body contacts() {
        var cards = cards();
        return cards.isEmpty() ? unsupported() : new Ready(new MessageContent.Contacts(cards));
    }

    private List<MessageContent.Card> cards() {
        var cards = new ArrayList<MessageContent.Card>();
        for (var it : Json.all(told, "contacts")) {
            if (cards.size() < MOST) {
                var phones = all(it, "phones", "phone", "wa_id");
                var emails = all(it, "emails", "email", "email");
                var name = Json.text(it.path("name"), "formatted_name");
                var known = name == null || name.isBlank() ? Json.text(it.path("name"), "first_name") : name;
                var fallback = !phones.isEmpty() ? phones.getFirst() : emails.isEmpty() ? "?" : emails.getFirst();
                cards.add(new MessageContent.Card(
                        known == null ? fallback : line(known),
                        phones,
                        emails,
                        optional(Json.text(it.path("org"), "company"))));
            }
        }
        return cards;
    }

    private static List<String> all(JsonNode card, String list, String name, String other) {
        return Json.all(card, list).stream()
                .limit(MOST)
                .map(it -> Json.or(Json.text(it, name), Json.or(Json.text(it, other), "")))
                .filter(it -> !it.isEmpty())
                .map(Content::line)
                .toList();
    }

    private Body interactive(JsonNode part) {
        if (part.path("button_reply").isObject()) {
            return chosen(part.path("button_reply"));
        } else if (part.path("list_reply").isObject()) {
            return chosen(part.path("list_reply"));
        } else if (part.path("nfm_reply").isObject()) {
            return new Ready(form(part.path("nfm_reply")));
        }
        return unsupported();
    }

    private Body chosen(JsonNode reply) {
        return choice(Json.text(reply, "title"), Json.text(reply, "description"), Json.text(reply, "id"));
    }

    private Body choice(@Nullable String title, @Nullable String description, @Nullable String payload) {
        var shown = title == null || title.isBlank() ? payload : title;
        return shown == null
                ? unsupported()
                : new Ready(new MessageContent.Choice(clean(shown), optional(description), optional(payload)));
    }

    /// A filled form comes as JSON in text. When that cannot be read, the text is what there is.
    private static MessageContent form(JsonNode reply) {
        var raw = Json.or(Json.text(reply, "response_json"), "");
        var title = optional(Json.text(reply, "name"));
        try {
            var answers = JSON.readTree(raw);
            if (!answers.isObject()) {
                return new MessageContent.Form(title, List.of(), clean(raw));
            }
            var fields = new ArrayList<MessageContent.Field>();
            answers.properties().stream()
                    .limit(MOST)
                    .forEach(it -> fields.add(new MessageContent.Field(
                            line(it.getKey()),
                            clean(
                                    it.getValue().isString()
                                            ? it.getValue().asString()
                                            : it.getValue().toString()))));
            return new MessageContent.Form(title, fields, null);
        } catch (JacksonException e) {
            return new MessageContent.Form(title, List.of(), clean(raw));
        }
    }

    private static MessageContent order(JsonNode part) {
        var items = new ArrayList<MessageContent.Item>();
        var total = BigDecimal.ZERO;
        String currency = null;
        for (var it : Json.all(part, "product_items").stream().limit(MOST).toList()) {
            var price = Json.money(it, "item_price");
            var quantity = Json.money(it, "quantity");
            total = total.add(price.multiply(quantity));
            currency = currency == null ? optional(Json.text(it, "currency")) : currency;
            items.add(new MessageContent.Item(
                    line(Json.or(Json.text(it, "product_retailer_id"), "?")), quantity.toPlainString(), money(price)));
        }
        return new MessageContent.Order(optional(Json.text(part, "text")), items, money(total), currency);
    }

    private static String money(BigDecimal amount) {
        var exact = amount.stripTrailingZeros();
        return (exact.scale() < 2 ? exact.setScale(2) : exact).toPlainString();
    }

    private static @Nullable String optional(@Nullable String text) {
        return text == null || text.isBlank() ? null : clean(text);
    }

    private static String line(String text) {
        return clean(OutsideText.line(text));
    }

    static String clean(String text) {
        var clean = OutsideText.clean(text);
        return clean.length() <= LONGEST ? clean : OutsideText.clean(clean.substring(0, LONGEST));
    }
}
