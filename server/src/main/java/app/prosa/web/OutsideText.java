package app.prosa.web;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Makes text from outside fit to be stored: PostgreSQL takes neither NUL nor half a surrogate pair. Everything else is
/// kept as it came; it is data, and shown as text.
public final class OutsideText {

    private static final char REPLACEMENT = '\uFFFD';

    private OutsideText() {}

    /// The text without NUL, and with `\uFFFD` in the place of each lone surrogate.
    public static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == 0 || Character.isSurrogate(text.charAt(i))) {
                return cleaned(text);
            }
        }
        return text;
    }

    /// The same on one line, for names and titles: control characters and line ends become spaces, the ends are
    /// stripped.
    public static String line(String text) {
        return clean(text).replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ").strip();
    }

    /// The same, and at most so long.
    public static String line(String text, int longest) {
        var line = line(text);
        return line.length() <= longest ? line : clean(line.substring(0, longest));
    }

    /// JSON in which every text, and every name of a field, is [clean][#clean(String)].
    public static JsonNode clean(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var clean = object.objectNode();
                object.properties().forEach(it -> clean.set(clean(it.getKey()), clean(it.getValue())));
                yield clean;
            }
            case ArrayNode array -> {
                var clean = array.arrayNode();
                array.forEach(it -> clean.add(clean(it)));
                yield clean;
            }
            case StringNode text -> StringNode.valueOf(clean(text.asString()));
            default -> node;
        };
    }

    private static String cleaned(String text) {
        var cleaned = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                cleaned.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                cleaned.append(REPLACEMENT);
            } else if (c != 0) {
                cleaned.append(c);
            }
        }
        return cleaned.toString();
    }
}
