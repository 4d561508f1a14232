package app.prosa.audit;

import app.prosa.agent.AgentId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One change that somebody made who may.
///
/// @param action the name of the endpoint in the API's description, such as `changeDepartment`
/// @param path what it was done to
/// @param body what was said, without secrets
/// @param address from where
/// @param changes what was so before and is so since, without secrets
public record AuditEntry(
        UUID id,
        Instant at,
        AgentId agent,
        String agentName,
        String action,
        String path,
        @Nullable JsonNode body,
        String address,
        List<Changed> changes) {

    public AuditEntry {
        changes = List.copyOf(changes);
    }

    /// One field of one thing.
    ///
    /// @param thing what kind of thing, such as `department`
    /// @param name what it is called, where it has a name
    /// @param field which of its fields, with a dot before each part of a part
    /// @param before null where there was nothing
    /// @param after null where there is nothing any more
    public record Changed(
            String thing,
            @Nullable String name,
            String field,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}
}
