package app.prosa.simulator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The one way in which this package reads and writes JSON.
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    static ObjectNode tree(Object value) {
        return (ObjectNode) MAPPER.<JsonNode>valueToTree(value);
    }

    /// The text of a field, or nothing at all when it is absent: Meta's fields are more often absent than empty.
    static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
