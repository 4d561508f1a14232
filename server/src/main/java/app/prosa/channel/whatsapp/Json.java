package app.prosa.channel.whatsapp;

import app.prosa.web.OutsideText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads Meta's JSON as it comes: numbers as text and text as numbers, null or nothing where an object was
/// promised.
final class Json {

    private static final BigDecimal MILLISECONDS = new BigDecimal("1e11");

    private Json() {}

    /// Text or a number as text, fit to be stored; null when there is none.
    static @Nullable String text(JsonNode node, String name) {
        var value = node.path(name);
        if (value.isString()) {
            return OutsideText.clean(value.asString());
        }
        return value.isIntegralNumber()
                ? value.bigIntegerValue().toString()
                : value.isNumber() ? String.valueOf(value.asDouble()) : null;
    }

    /// The same, where without it nothing can be said.
    static String must(JsonNode node, String name) {
        var text = text(node, name);
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("There is no " + name + ".");
        }
        return text;
    }

    static String or(@Nullable String text, String other) {
        return text == null || text.isBlank() ? other : text;
    }

    static @Nullable Boolean flag(JsonNode node, String name) {
        var value = node.path(name);
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        var isWord = value.isString() && !value.asString().isBlank();
        return isWord ? Boolean.valueOf(value.asString()) : null;
    }

    /// Seconds since 1970, however they are written; as many as those of the year 5138 are milliseconds.
    static @Nullable Instant time(JsonNode node, String name) {
        var said = decimal(text(node, name));
        try {
            return said == null
                    ? null
                    : said.compareTo(MILLISECONDS) < 0
                            ? Instant.ofEpochSecond(said.longValue())
                            : Instant.ofEpochMilli(said.longValue());
        } catch (DateTimeException e) {
            return null;
        }
    }

    static double number(JsonNode node, String name) {
        var value = node.path(name);
        if (value.isNumber()) {
            return value.asDouble();
        }
        return Double.parseDouble(must(node, name));
    }

    static BigDecimal money(JsonNode node, String name) {
        var amount = decimal(text(node, name));
        return amount == null ? BigDecimal.ZERO : amount;
    }

    /// A number of a size that a sane person writes: `1e999999999` takes a second to write out, or a gigabyte.
    private static @Nullable BigDecimal decimal(@Nullable String text) {
        if (text == null || text.length() > 40) {
            return null;
        }
        try {
            var number = new BigDecimal(text.strip());
            return Math.abs((long) number.scale()) > 20 ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /// The elements of an array; one alone when there is no array; nothing for null.
    static List<JsonNode> all(JsonNode node, String name) {
        var value = node.path(name);
        if (value.isArray()) {
            return value.valueStream().toList();
        }
        return value.isObject() ? List.of(value) : List.of();
    }
}
