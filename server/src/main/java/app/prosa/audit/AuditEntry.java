package app.prosa.audit;

import app.prosa.agent.AgentId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One change that somebody made who may.
///
/// @param action the name of the endpoint in the API's description, such as `changeDepartment`
/// @param path what it was done to
/// @param body what was said, without secrets
/// @param address from where
public record AuditEntry(
        UUID id,
        Instant at,
        AgentId agent,
        String agentName,
        String action,
        String path,
        @Nullable JsonNode body,
        String address) {}
