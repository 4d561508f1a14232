package app.prosa.connection;

import app.prosa.agent.DepartmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A configured door through which customers write.
///
/// @param departmentId where its new conversations go, or null for none
/// @param key how the public knows it
public record Connection(
        ConnectionId id,
        ConnectionKind kind,
        String name,
        @Nullable DepartmentId departmentId,
        String key,
        ConnectionState state,
        WebchatSettings webchat,
        Instant createdAt) {

    /// The little of it that every colleague sees.
    public ConnectionCard card() {
        return new ConnectionCard(id, kind, name);
    }
}
