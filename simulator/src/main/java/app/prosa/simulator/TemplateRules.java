package app.prosa.simulator;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// What Meta demands of a template when it is written, and of the parameters when it is used.
final class TemplateRules {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
    private static final List<String> CATEGORIES = List.of("AUTHENTICATION", "MARKETING", "UTILITY");

    private TemplateRules() {}

    static void check(JsonNode template) {
        if (!Json.text(template, "name").matches("[a-z0-9_]{1,512}")) {
            throw refused(0, "Invalid parameter", "A name has lower-case letters, digits and underscores only.");
        }
        if (!CATEGORIES.contains(Json.text(template, "category"))) {
            throw refused(0, "Invalid parameter", "The category must be one of " + CATEGORIES + ".");
        }
        if (!Json.text(template, "language").matches("[a-z]{2,3}(_[A-Z]{2})?")) {
            throw refused(0, "Invalid parameter", "The language is unknown.");
        }
        var body = component(template, "BODY");
        if (body.isMissingNode()) {
            throw refused(0, "Invalid parameter", "A template needs a component of the type BODY.");
        }
        var named = Json.text(template, "parameter_format").equals("NAMED");
        checkBody(body, named);
        checkHeader(component(template, "HEADER"));
        checkFooter(component(template, "FOOTER"));
        if (component(template, "BUTTONS").path("buttons").size() > 10) {
            throw refused(0, "Invalid parameter", "A template has at most ten buttons.");
        }
    }

    /// As many parameters as variables, each a text without line breaks.
    static void checkParameters(JsonNode template, JsonNode use) {
        for (var type : List.of("HEADER", "BODY")) {
            var part = component(template, type);
            var needed = variables(Json.text(part, "text")).stream().distinct().count();
            var given = use.path("components")
                    .valueStream()
                    .filter(it -> Json.text(it, "type").equalsIgnoreCase(type))
                    .flatMap(it -> it.path("parameters").valueStream())
                    .toList();
            var media = type.equals("HEADER") && !List.of("", "TEXT").contains(Json.text(part, "format"));
            if (given.size() != (media ? 1L : needed)) {
                throw MetaError.of(132000)
                        .because(type.toLowerCase(Locale.ROOT) + ": number of localizable_params ("
                                + given.size() + ") does not match the expected number of params ("
                                + (media ? 1L : needed) + ")")
                        .refused();
            }
            for (var parameter : given) {
                checkParameter(parameter, media);
            }
            if (!media && Json.text(template, "parameter_format").equals("NAMED")) {
                checkNames(variables(Json.text(part, "text")), given);
            }
        }
        checkButtons(component(template, "BUTTONS").path("buttons"), use);
    }

    private static void checkNames(List<String> variables, List<JsonNode> given) {
        for (var parameter : given) {
            if (!variables.contains(Json.text(parameter, "parameter_name"))) {
                throw MetaError.of(132012)
                        .because("Parameter name is missing or empty")
                        .refused();
            }
        }
    }

    /// An address with a variable, and a code, need what they open or copy.
    private static void checkButtons(JsonNode buttons, JsonNode use) {
        for (var index = 0; index < buttons.size(); index++) {
            var place = Integer.toString(index);
            var type = Json.text(buttons.path(index), "type");
            var needed = type.equals("COPY_CODE")
                    || (type.equals("URL")
                            && !variables(Json.text(buttons.path(index), "url")).isEmpty());
            var given = use.path("components")
                    .valueStream()
                    .filter(it -> Json.text(it, "type").equalsIgnoreCase("button"))
                    .filter(it -> it.path("index").asString("").equals(place))
                    .anyMatch(it -> !it.path("parameters").isEmpty());
            if (needed && !given) {
                throw MetaError.of(131008)
                        .because("buttons: Button at index " + place + " of type " + type + " requires a parameter")
                        .refused();
            }
        }
    }

    private static void checkParameter(JsonNode parameter, boolean media) {
        var text = Json.text(parameter, "text");
        var isText = Json.text(parameter, "type").equals("text");
        if (media == isText) {
            throw MetaError.of(132012)
                    .because("The parameter is not of the type that the template has.")
                    .refused();
        }
        if (isText && (text.isEmpty() || text.contains("\n") || text.contains("\t") || text.contains("     "))) {
            throw MetaError.of(132012)
                    .because("Param text cannot be empty or have new-line/tab characters or more than 4 consecutive"
                            + " spaces.")
                    .refused();
        }
    }

    private static void checkBody(JsonNode body, boolean named) {
        var text = Json.text(body, "text");
        if (text.isBlank() || text.length() > 1024) {
            throw refused(2388040, "Character limit exceeded", "The body has 1 to 1,024 characters.");
        }
        var variables = variables(text);
        if (variables.isEmpty()) {
            return;
        }
        var bare = text.strip();
        if (VARIABLE.matcher(bare).lookingAt() || bare.endsWith("}}")) {
            throw refused(2388299, "Variables can't be at the start or end", "A text begins and ends with words.");
        }
        if (Pattern.compile("}}\\s*\\{\\{").matcher(text).find()) {
            throw refused(2388073, "Variables can't stand side by side", "There must be words between variables.");
        }
        if (!named && !inOrder(variables)) {
            throw refused(2388073, "Variables are not in order", "Variables are numbered from {{1}} without gaps.");
        }
        if (VARIABLE.matcher(text).replaceAll("").trim().split("\\s+").length < 2 * variables.size()) {
            throw refused(2388293, "Too many variables for the length", "The text is too short for its variables.");
        }
        var example = body.path("example");
        var samples = named
                ? example.path("body_text_named_params").size()
                : example.path("body_text").path(0).size();
        if (samples != variables.stream().distinct().count()) {
            throw refused(2388073, "Samples are missing", "Every variable needs a sample.");
        }
    }

    private static void checkHeader(JsonNode header) {
        if (header.isMissingNode()) {
            return;
        }
        var format = Json.text(header, "format");
        var text = Json.text(header, "text");
        var variables = variables(text);
        if (format.equals("TEXT") && (text.isBlank() || text.length() > 60 || variables.size() > 1)) {
            throw refused(2388047, "Header format is wrong", "A header has up to 60 characters and one variable.");
        }
        if (List.of("IMAGE", "VIDEO", "DOCUMENT").contains(format)
                && header.path("example").path("header_handle").isEmpty()) {
            throw refused(2388047, "Header sample is missing", "A header with a file needs a sample's handle.");
        }
    }

    private static void checkFooter(JsonNode footer) {
        var text = Json.text(footer, "text");
        if (text.length() > 60 || !variables(text).isEmpty()) {
            throw refused(2388072, "Footer format is wrong", "A footer has up to 60 characters and no variables.");
        }
    }

    static JsonNode component(JsonNode template, String type) {
        return template.path("components")
                .valueStream()
                .filter(it -> Json.text(it, "type").equalsIgnoreCase(type))
                .findFirst()
                .orElseGet(() -> Json.object().path("absent"));
    }

    static List<String> variables(String text) {
        return VARIABLE.matcher(text)
                .results()
                .map((MatchResult it) -> it.group(1))
                .toList();
    }

    private static boolean inOrder(List<String> variables) {
        return IntStream.range(0, variables.size())
                .allMatch(it -> variables.get(it).equals(Integer.toString(it + 1)));
    }

    private static MetaError.Refused refused(int subcode, String title, String details) {
        return MetaError.of(100).withSubcode(subcode, title).because(details).refused();
    }
}
