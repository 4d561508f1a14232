package app.prosa.channel.whatsapp;

import app.prosa.channel.template.Approval;
import app.prosa.channel.template.Template;
import app.prosa.channel.template.Wording;
import app.prosa.channel.template.Wording.Above;
import app.prosa.channel.template.Wording.Button;
import app.prosa.channel.template.Wording.Header;
import app.prosa.channel.template.Wording.Press;
import app.prosa.web.OutsideText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Templates as Meta writes them: a list of components, each with its examples.
final class Components {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Components() {}

    /// A template of Meta's list.
    static Approval.Known read(JsonNode told) {
        var samples = new LinkedHashMap<String, String>();
        Header header = null;
        var body = "";
        String footer = null;
        var buttons = new ArrayList<Button>();
        boolean complete = true;
        for (var part : Json.all(told, "components")) {
            switch (upper(part, "type")) {
                case "HEADER" -> {
                    header = header(part, samples);
                    complete &= header != null;
                }
                case "BODY" -> {
                    body = text(part);
                    bodySamples(part, body, samples);
                }
                case "FOOTER" -> footer = text(part);
                case "BUTTONS" -> {
                    for (var it : Json.all(part, "buttons")) {
                        var button = button(it, buttons.size(), samples);
                        complete &= button != null;
                        if (button != null) {
                            buttons.add(button);
                        }
                    }
                }
                default -> complete = false;
            }
        }
        // Meta writes the words of codes itself, and asks for more than it shows.
        complete &= !body.isEmpty() && category(told) != Template.Category.AUTHENTICATION;
        return new Approval.Known(
                Json.must(told, "id"),
                Json.must(told, "name"),
                Json.must(told, "language"),
                category(told),
                status(upper(told, "status")),
                new Wording(header, body, footer, buttons, complete),
                samples,
                none(Json.text(told.path("quality_score"), "score"), "UNKNOWN"),
                none(Json.text(told, "rejected_reason"), "NONE"));
    }

    private static @Nullable Header header(JsonNode part, Map<String, String> samples) {
        var kind = switch (upper(part, "format")) {
            case "TEXT" -> Above.TEXT;
            case "IMAGE" -> Above.IMAGE;
            case "VIDEO" -> Above.VIDEO;
            case "DOCUMENT" -> Above.DOCUMENT;
            case "LOCATION" -> Above.LOCATION;
            default -> null;
        };
        if (kind == Above.TEXT) {
            var shown = part.path("example");
            var all = strings(shown.path("header_text"));
            var names = names(text(part));
            for (int i = 0; i < names.size(); i++) {
                var sample = named(shown.path("header_text_named_params"), names.get(i));
                put(samples, "header." + names.get(i), sample != null ? sample : i < all.size() ? all.get(i) : null);
            }
        }
        return kind == null ? null : new Header(kind, kind == Above.TEXT ? text(part) : null);
    }

    private static void bodySamples(JsonNode part, String body, Map<String, String> samples) {
        var shown = part.path("example");
        var all = strings(shown.path("body_text").path(0));
        var names = names(body);
        for (int i = 0; i < names.size(); i++) {
            var sample = named(shown.path("body_text_named_params"), names.get(i));
            put(samples, "body." + names.get(i), sample != null ? sample : i < all.size() ? all.get(i) : null);
        }
    }

    private static @Nullable Button button(JsonNode told, int place, Map<String, String> samples) {
        var text = Json.or(Json.text(told, "text"), "");
        var example = told.path("example").isArray()
                ? strings(told.path("example")).stream().findFirst().orElse(null)
                : Json.text(told, "example");
        return switch (upper(told, "type")) {
            case "QUICK_REPLY" -> new Button(Press.REPLY, text, null);
            case "URL" -> {
                var address = Json.or(Json.text(told, "url"), "");
                if (address.contains("{{")) {
                    put(samples, "button." + place, example);
                }
                yield new Button(Press.URL, text, address);
            }
            case "PHONE_NUMBER" -> new Button(Press.PHONE, text, Json.text(told, "phone_number"));
            case "COPY_CODE" -> {
                put(samples, "button." + place, example);
                yield new Button(Press.COPY_CODE, text, example);
            }
            default -> null;
        };
    }

    /// The template as Meta wants it.
    ///
    /// @param handle by which Meta knows the header's sample
    static ObjectNode write(Template template, @Nullable String handle) {
        var letter = JSON.createObjectNode()
                .put("name", template.name())
                .put("language", template.language())
                .put("category", template.category().name())
                .put("parameter_format", template.wording().isNamed() ? "NAMED" : "POSITIONAL");
        letter.set("components", components(template, handle));
        return letter;
    }

    private static ArrayNode components(Template template, @Nullable String handle) {
        var all = JSON.createArrayNode();
        var wording = template.wording();
        if (wording.header() != null) {
            header(all.addObject(), wording, template.samples(), handle);
        }
        var body = all.addObject().put("type", "BODY").put("text", wording.body());
        var names = names(wording.body());
        if (!names.isEmpty() && wording.isNamed()) {
            named(body.putObject("example").putArray("body_text_named_params"), "body.", names, template.samples());
        } else if (!names.isEmpty()) {
            var row = body.putObject("example").putArray("body_text").addArray();
            names.forEach(it -> row.add(template.samples().getOrDefault("body." + it, "")));
        }
        if (wording.footer() != null) {
            all.addObject().put("type", "FOOTER").put("text", wording.footer());
        }
        if (!wording.buttons().isEmpty()) {
            var buttons = all.addObject().put("type", "BUTTONS").putArray("buttons");
            for (int place = 0; place < wording.buttons().size(); place++) {
                button(
                        buttons.addObject(),
                        wording.buttons().get(place),
                        template.samples().get("button." + place));
            }
        }
        return all;
    }

    private static void header(ObjectNode part, Wording wording, Map<String, String> samples, @Nullable String handle) {
        var header = wording.header();
        if (header == null) {
            return;
        }
        part.put("type", "HEADER").put("format", header.kind().name());
        if (header.kind() == Above.TEXT) {
            var names = names(Json.or(header.text(), ""));
            part.put("text", header.text());
            if (!names.isEmpty() && wording.isNamed()) {
                named(part.putObject("example").putArray("header_text_named_params"), "header.", names, samples);
            } else if (!names.isEmpty()) {
                var row = part.putObject("example").putArray("header_text");
                names.forEach(it -> row.add(samples.getOrDefault("header." + it, "")));
            }
        } else if (handle != null) {
            part.putObject("example").putArray("header_handle").add(handle);
        }
    }

    private static void button(ObjectNode part, Button button, @Nullable String sample) {
        switch (button.kind()) {
            case REPLY -> part.put("type", "QUICK_REPLY").put("text", button.text());
            case URL -> {
                part.put("type", "URL").put("text", button.text()).put("url", button.value());
                if (sample != null) {
                    part.putArray("example").add(sample);
                }
            }
            case PHONE ->
                part.put("type", "PHONE_NUMBER").put("text", button.text()).put("phone_number", button.value());
            case COPY_CODE -> part.put("type", "COPY_CODE").put("example", sample == null ? button.value() : sample);
        }
    }

    private static void named(ArrayNode into, String prefix, List<String> names, Map<String, String> samples) {
        names.forEach(
                it -> into.addObject().put("param_name", it).put("example", samples.getOrDefault(prefix + it, "")));
    }

    /// How Meta's word of a state stands with us.
    static Template.Status status(String word) {
        return switch (word) {
            case "APPROVED", "REINSTATED", "UNARCHIVED" -> Template.Status.APPROVED;
            case "FLAGGED" -> Template.Status.FLAGGED;
            case "REJECTED" -> Template.Status.REJECTED;
            case "PAUSED" -> Template.Status.PAUSED;
            case "PENDING", "IN_APPEAL" -> Template.Status.PENDING;
            default -> Template.Status.DISABLED;
        };
    }

    static Template.Category category(JsonNode told) {
        return category(upper(told, "category"));
    }

    static Template.Category category(String word) {
        return switch (word) {
            case "MARKETING" -> Template.Category.MARKETING;
            case "AUTHENTICATION" -> Template.Category.AUTHENTICATION;
            default -> Template.Category.UTILITY;
        };
    }

    static String upper(JsonNode told, String name) {
        return Json.or(Json.text(told, name), "").toUpperCase(Locale.ROOT);
    }

    static @Nullable String none(@Nullable String word, String nothing) {
        return word == null || word.isBlank() || word.equalsIgnoreCase(nothing) ? null : OutsideText.line(word);
    }

    private static String text(JsonNode part) {
        return Content.clean(Json.or(Json.text(part, "text"), ""));
    }

    private static List<String> names(String text) {
        return new Wording(null, text, null, List.of(), true)
                .blanks().stream().map(Wording.Blank::name).toList();
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(it -> it.asString("")).toList();
    }

    private static @Nullable String named(JsonNode list, String name) {
        return list.valueStream()
                .filter(it -> name.equals(Json.text(it, "param_name")))
                .map(it -> Json.text(it, "example"))
                .findFirst()
                .orElse(null);
    }

    private static void put(Map<String, String> samples, String key, @Nullable String sample) {
        if (sample != null && !sample.isBlank()) {
            samples.put(key, OutsideText.line(sample));
        }
    }
}
