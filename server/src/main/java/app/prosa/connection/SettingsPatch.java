package app.prosa.connection;

import app.prosa.web.Refusal;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Lays sent settings over the present ones: objects field by field, everything else whole.
@Component
final class SettingsPatch {

    private static final java.util.Set<String> MAY_BE_NULL = java.util.Set.of("launcherText", "consent", "holidays");

    private final JsonMapper mapper;

    SettingsPatch(JsonMapper mapper) {
        this.mapper = mapper.rebuild()
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }

    /// @throws Refusal.Invalid with the `field` that has the wrong shape
    WebchatSettings patched(WebchatSettings before, JsonNode sent) {
        if (!(sent instanceof ObjectNode changes)) {
            throw invalid("webchat");
        }
        var merged = (ObjectNode) mapper.valueToTree(before);
        lay(changes, merged, "webchat");
        try {
            return mapper.treeToValue(merged, WebchatSettings.class);
        } catch (DatabindException e) {
            throw invalid("webchat." + path(e));
        }
    }

    private static void lay(ObjectNode changes, ObjectNode onto, String path) {
        for (var change : changes.properties()) {
            var field = path + "." + change.getKey();
            if (change.getValue().isNull() && !MAY_BE_NULL.contains(change.getKey())) {
                throw invalid(field);
            }
            if (onto.get(change.getKey()) instanceof ObjectNode inner) {
                if (!(change.getValue() instanceof ObjectNode changesInside)) {
                    throw invalid(field);
                }
                lay(changesInside, inner, field);
            } else {
                onto.set(change.getKey(), change.getValue());
            }
        }
    }

    private static String path(DatabindException failure) {
        return failure.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(name -> name != null)
                .collect(Collectors.joining("."));
    }

    private static Refusal.Invalid invalid(String field) {
        return new Refusal.Invalid("invalid", "This setting has the wrong shape.", Map.of("field", field));
    }
}
