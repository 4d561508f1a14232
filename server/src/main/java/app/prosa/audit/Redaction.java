package app.prosa.audit;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What somebody said, as it may be kept: secrets do not belong in a log.
final class Redaction {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> SECRET = Set.of("password", "secret", "token", "key", "credential", "hash");
    private static final int LONGEST = 20_000;

    private Redaction() {}

    static JsonNode of(Object body) {
        JsonNode said = JSON.valueToTree(body);
        redact(said);
        return said.toString().length() <= LONGEST
                ? said
                : JSON.createObjectNode().put("tooLong", true);
    }

    private static void redact(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (var name : object.propertyNames().stream().toList()) {
                if (SECRET.stream().anyMatch(name.toLowerCase(java.util.Locale.ROOT)::contains)) {
                    object.put(name, "…");
                } else {
                    redact(object.get(name));
                }
            }
        } else if (node.isArray()) {
            node.forEach(Redaction::redact);
        }
    }
}
