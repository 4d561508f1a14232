package app.prosa.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A message that the app sent and Meta accepted. `body` is the whole call as it came.
public record Sent(
        String messageId,
        String phoneNumberId,
        String person,
        String type,
        @Nullable String callbackData,
        Instant at,
        ObjectNode body) {

    /// The words of a text message; empty for every other kind.
    public String text() {
        return body.path("text").path("body").asString("");
    }
}
