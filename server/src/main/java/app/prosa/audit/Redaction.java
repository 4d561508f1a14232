package app.prosa.audit;

import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// What somebody said, as it may be kept: secrets do not belong in a log.
final class Redaction {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> SECRET = Set.of("password", "secret", "token", "key", "credential", "hash");
    /// What stands in the place of a secret.
    static final JsonNode HIDDEN = StringNode.valueOf("…");

    private static final int LONGEST = 20_000;

    private Redaction() {}

    static JsonNode of(Object body) {
        JsonNode said = JSON.valueToTree(body);
        redact(said);
        return said.toString().length() <= LONGEST
                ? said
                : JSON.createObjectNode().put("tooLong", true);
    }

    /// By its name alone: what it is called is all that is known of it here.
    static boolean isSecret(String name) {
        return SECRET.stream().anyMatch(name.toLowerCase(Locale.ROOT)::contains);
    }

    private static void redact(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (var name : object.propertyNames().stream().toList()) {
                if (isSecret(name)) {
                    object.set(name, HIDDEN);
                } else {
                    redact(object.get(name));
                }
            }
        } else if (node.isArray()) {
            node.forEach(Redaction::redact);
        }
    }
}
