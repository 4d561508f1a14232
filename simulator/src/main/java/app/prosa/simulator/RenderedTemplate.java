package app.prosa.simulator;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A template with its parameters put in, as it stands on the phone.
final class RenderedTemplate {

    private RenderedTemplate() {}

    static ObjectNode of(JsonNode template, JsonNode use) {
        var rendered = Json.object();
        var header = TemplateRules.component(template, "HEADER");
        if (Json.text(header, "format").equals("TEXT")) {
            rendered.put("header", fill(Json.text(header, "text"), parameters(use, "header")));
        } else if (!header.isMissingNode()) {
            parameters(use, "header").stream().findFirst().ifPresent(it -> rendered.set("media", it.deepCopy()));
        }
        rendered.put(
                "body", fill(Json.text(TemplateRules.component(template, "BODY"), "text"), parameters(use, "body")));
        var footer = Json.text(TemplateRules.component(template, "FOOTER"), "text");
        if (!footer.isEmpty()) {
            rendered.put("footer", footer);
        }
        var buttons = rendered.putArray("buttons");
        var written = TemplateRules.component(template, "BUTTONS").path("buttons");
        for (var index = 0; index < written.size(); index++) {
            var text = Json.text(written.path(index), "text");
            buttons.addObject()
                    .put("type", Json.text(written.path(index), "type"))
                    .put("text", text)
                    .put("payload", payload(use, index, text))
                    .put("url", address(use, index, Json.text(written.path(index), "url")));
        }
        return rendered;
    }

    private static String fill(String text, List<JsonNode> parameters) {
        var names = TemplateRules.variables(text).stream().distinct().toList();
        var filled = text;
        for (var index = 0; index < names.size(); index++) {
            var name = names.get(index);
            var position = index;
            var value = parameters.stream()
                    .filter(it -> Json.text(it, "parameter_name").equals(name))
                    .findFirst()
                    .or(() -> position < parameters.size() ? Optional.of(parameters.get(position)) : Optional.empty());
            filled = filled.replaceAll(
                    "\\{\\{\\s*" + name + "\\s*}}",
                    Matcher.quoteReplacement(
                            value.map(it -> Json.text(it, "text")).orElse("")));
        }
        return filled;
    }

    private static List<JsonNode> parameters(JsonNode use, String type) {
        return use.path("components")
                .valueStream()
                .filter(it -> Json.text(it, "type").equalsIgnoreCase(type))
                .flatMap(it -> it.path("parameters").valueStream())
                .toList();
    }

    /// The address with what this customer's end of it is.
    private static String address(JsonNode use, int index, String url) {
        var end = use.path("components")
                .valueStream()
                .filter(it -> Json.text(it, "type").equalsIgnoreCase("button"))
                .filter(it -> it.path("index").asString("").equals(Integer.toString(index)))
                .map(it -> Json.text(it.path("parameters").path(0), "text"))
                .findFirst()
                .orElse("");
        return url.replaceAll("\\{\\{\\s*\\w+\\s*}}", Matcher.quoteReplacement(end));
    }

    private static String payload(JsonNode use, int index, String otherwise) {
        return use.path("components")
                .valueStream()
                .filter(it -> Json.text(it, "type").equalsIgnoreCase("button"))
                .filter(it -> it.path("index").asString("").equals(Integer.toString(index)))
                .map(it -> Json.text(it.path("parameters").path(0), "payload"))
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElse(otherwise);
    }
}
