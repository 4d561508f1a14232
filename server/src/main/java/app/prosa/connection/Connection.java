package app.prosa.connection;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A configured door through which customers write.
///
/// @param departmentId where its new conversations go, or null for none
/// @param agentId who gets them first, or null for whomever the department finds
/// @param key how the public knows it
/// @param webchat what a website chat looks like; null for every other kind
/// @param bot whether a chatbot listens to what comes in
/// @param trouble what keeps it from sending, or null
public record Connection(
        ConnectionId id,
        ConnectionKind kind,
        String name,
        @Nullable DepartmentId departmentId,
        @Nullable AgentId agentId,
        String key,
        ConnectionState state,
        @Nullable WebchatSettings webchat,
        Instant createdAt,
        boolean bot,
        @Nullable Trouble trouble) {

    /// The little of it that every colleague sees.
    public ConnectionCard card() {
        return new ConnectionCard(id, kind, name);
    }
}
