package app.prosa.simulator;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What Meta refuses at once: wrong shapes and sizes, unknown files and templates, too many messages at a time.
final class SendingRules {

    private static final Set<String> TYPES = Set.of(
            "text",
            "image",
            "video",
            "audio",
            "document",
            "sticker",
            "location",
            "contacts",
            "interactive",
            "reaction",
            "template");
    private static final Set<String> MEDIA = Set.of("image", "video", "audio", "document", "sticker");

    private final MediaStore media;
    private final Templates templates;
    private final Limits limits;

    SendingRules(MediaStore media, Templates templates, Limits limits) {
        this.media = media;
        this.templates = templates;
        this.limits = limits;
    }

    void check(NumberSettings number, Person person, String type, ObjectNode body) {
        if (!TYPES.contains(type)) {
            throw MetaError.of(131051).refused();
        }
        atMost("biz_opaque_callback_data", Json.text(body, "biz_opaque_callback_data"), 512);
        var content = body.path(type);
        if (!type.equals("contacts") && !content.isObject()) {
            throw MetaError.of(131008)
                    .because("The object " + type + " is missing.")
                    .refused();
        }
        if (MEDIA.contains(type)) {
            checkMedia(type, content);
        }
        switch (type) {
            case "text" -> checkText(content);
            case "location" -> required(content, "latitude", "longitude");
            case "contacts" -> checkContacts(content);
            case "reaction" -> required(content, "message_id");
            case "interactive" -> checkInteractive(content);
            case "template" -> templates.checkUse(number, content);
            default -> {}
        }
        limits.check(number, person);
    }

    boolean isMarketing(NumberSettings number, ObjectNode body) {
        return templates.isMarketing(number, body.path("template"));
    }

    /// Whether the file is of a kind that the message can carry; what is fetched from an address nobody has seen.
    boolean carriesItsMedia(String type, ObjectNode body) {
        if (!MEDIA.contains(type) || type.equals("document") || !body.path(type).has("id")) {
            return true;
        }
        var mime = media.find(Json.text(body.path(type), "id"))
                .map(MediaStore.Media::mime)
                .orElse("");
        if (type.equals("audio") && body.path(type).path("voice").asBoolean(false) && !mime.startsWith("audio/ogg")) {
            return false;
        }
        return mime.startsWith(type.equals("sticker") ? "image/webp" : type + "/");
    }

    /// The content as the phone shows it: a template with its words in place.
    JsonNode shown(NumberSettings number, String type, ObjectNode body) {
        var content = body.path(type).deepCopy();
        if (type.equals("template")) {
            ((ObjectNode) content).set("rendered", templates.rendered(number, content));
        }
        return content;
    }

    private void checkMedia(String type, JsonNode content) {
        var id = Json.text(content, "id");
        var link = Json.text(content, "link");
        if (id.isEmpty() == link.isEmpty()) {
            throw MetaError.of(131008).because("Either id or link is needed.").refused();
        }
        if (!id.isEmpty() && media.find(id).isEmpty()) {
            throw MetaError.of(131009)
                    .because("There is no media with the id " + id + ".")
                    .refused();
        }
        if (!link.isEmpty() && !link.startsWith("https://") && !link.startsWith("http://")) {
            throw MetaError.of(131009).because("The link is no web address.").refused();
        }
        atMost("caption", Json.text(content, "caption"), 1024);
        if (content.has("caption") && (type.equals("audio") || type.equals("sticker"))) {
            throw MetaError.of(100)
                    .because("A caption does not go with " + type + ".")
                    .refused();
        }
    }

    private static void checkText(JsonNode content) {
        required(content, "body");
        atMost("text.body", Json.text(content, "body"), 4096);
    }

    private static void checkContacts(JsonNode contacts) {
        if (!contacts.isArray() || contacts.isEmpty() || contacts.size() > 257) {
            throw MetaError.of(131009)
                    .because("One to 257 contacts are needed.")
                    .refused();
        }
        for (var contact : contacts) {
            required(contact.path("name"), "formatted_name");
        }
    }

    private static void checkInteractive(JsonNode content) {
        required(content, "type");
        var action = content.path("action");
        atMost("interactive.header.text", Json.text(content.path("header"), "text"), 60);
        atMost("interactive.footer.text", Json.text(content.path("footer"), "text"), 60);
        required(content.path("body"), "text");
        atMost("interactive.body.text", Json.text(content.path("body"), "text"), 1024);
        switch (Json.text(content, "type")) {
            case "button" -> checkButtons(action.path("buttons"));
            case "list" -> checkList(action);
            case "cta_url" -> required(action.path("parameters"), "display_text", "url");
            case "location_request_message", "call_permission_request", "flow" -> required(action, "name");
            case "product", "product_list", "catalog_message", "carousel" -> {}
            default ->
                throw MetaError.of(131009)
                        .because("Unknown type of interactive message.")
                        .refused();
        }
    }

    private static void checkButtons(JsonNode buttons) {
        if (buttons.isEmpty() || buttons.size() > 3) {
            throw MetaError.of(131009)
                    .because("One to three buttons are needed.")
                    .refused();
        }
        for (var button : buttons) {
            required(button.path("reply"), "id", "title");
            atMost("button id", Json.text(button.path("reply"), "id"), 256);
            atMost("button title", Json.text(button.path("reply"), "title"), 20);
        }
        distinct(buttons.valueStream()
                .map(it -> Json.text(it.path("reply"), "title"))
                .toList());
    }

    private static void checkList(JsonNode action) {
        required(action, "button");
        atMost("list button", Json.text(action, "button"), 20);
        var sections = action.path("sections");
        var rows = sections.valueStream()
                .flatMap(it -> it.path("rows").valueStream())
                .toList();
        if (sections.isEmpty() || sections.size() > 10 || rows.isEmpty() || rows.size() > 10) {
            throw MetaError.of(131009)
                    .because("A list has one to ten sections with one to ten rows in all.")
                    .refused();
        }
        for (var section : sections) {
            atMost("section title", Json.text(section, "title"), 24);
            if (sections.size() > 1) {
                required(section, "title");
            }
        }
        for (var row : rows) {
            required(row, "id", "title");
            atMost("row id", Json.text(row, "id"), 200);
            atMost("row title", Json.text(row, "title"), 24);
            atMost("row description", Json.text(row, "description"), 72);
        }
        distinct(rows.stream().map(it -> Json.text(it, "id")).toList());
    }

    private static void distinct(List<String> values) {
        if (Set.copyOf(values).size() != values.size()) {
            throw MetaError.of(131009).because("The choices must differ.").refused();
        }
    }

    private static void required(JsonNode content, String... fields) {
        for (var field : fields) {
            var value = content.path(field);
            if (value.isMissingNode()
                    || value.isNull()
                    || (value.isString() && Json.text(content, field).isEmpty())) {
                throw MetaError.of(131008)
                        .because("The parameter " + field + " is required.")
                        .refused();
            }
        }
    }

    private static void atMost(String what, String text, int letters) {
        if (text.length() > letters) {
            throw MetaError.of(100)
                    .because("Param " + what + " must be at most " + letters + " characters long.")
                    .refused();
        }
    }
}
