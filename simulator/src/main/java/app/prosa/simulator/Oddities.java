package app.prosa.simulator;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Payloads as a provider sends them on a day when its documentation is not quite true.
final class Oddities {

    private static final String BEYOND_DOUBLE = "9007199254740993123";

    private Oddities() {}

    static void make(Fault.Odd.Oddity kind, ObjectNode payload) {
        for (var entry : payload.path("entry")) {
            switch (kind) {
                case NUMBERS_AS_STRINGS -> ((ObjectNode) entry).put("time", "1780000000");
                case HUGE_ID -> ((ObjectNode) entry).put("id", new BigInteger(BEYOND_DOUBLE));
                case UNKNOWN_FIELD, UNKNOWN_TYPE, NULL_OBJECT -> {}
            }
            for (var change : entry.path("changes")) {
                makeValue(kind, (ObjectNode) change.path("value"));
            }
        }
    }

    private static void makeValue(Fault.Odd.Oddity kind, ObjectNode value) {
        switch (kind) {
            case UNKNOWN_FIELD -> value.putObject("novelty").put("since", 2027).putNull("why");
            case NULL_OBJECT -> value.putNull("contacts");
            case UNKNOWN_TYPE, NUMBERS_AS_STRINGS, HUGE_ID -> {}
        }
        for (var message : value.path("messages")) {
            makeMessage(kind, (ObjectNode) message);
        }
    }

    private static void makeMessage(Fault.Odd.Oddity kind, ObjectNode message) {
        switch (kind) {
            case UNKNOWN_FIELD -> message.putArray("novelty").add(1).add("two").addNull();
            case UNKNOWN_TYPE -> {
                message.remove(Json.text(message, "type"));
                message.put("type", "hologram").putObject("hologram").put("depth", 3);
            }
            case NULL_OBJECT -> message.putNull("context");
            case NUMBERS_AS_STRINGS ->
                message.path("location").properties().stream()
                        .filter(it -> it.getValue().isNumber())
                        .toList()
                        .forEach(it -> ((ObjectNode) message.path("location"))
                                .put(it.getKey(), it.getValue().asString()));
            case HUGE_ID -> message.put("sequence", new BigInteger(BEYOND_DOUBLE));
        }
    }

    /// The same JSON, with everything beyond ASCII as an escape, and every slash with its backslash: what Meta's own
    /// PHP does.
    static byte[] escaped(JsonNode payload) {
        var plain = new String(Json.bytes(payload), StandardCharsets.UTF_8);
        var text = new StringBuilder(plain.length() * 2);
        for (var at = 0; at < plain.length(); at++) {
            var letter = plain.charAt(at);
            if (letter == '/') {
                text.append("\\/");
            } else if (letter > 126) {
                text.append("\\u%04x".formatted((int) letter));
            } else {
                text.append(letter);
            }
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
