package app.prosa.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What colleagues see of an agent.
///
/// @param displayName the name that customers see
/// @param extension the short number under which colleagues find them (ramal), or null
/// @param photo address of the photo, relative to the server, or null
public record AgentCard(
        AgentId id,
        String name,
        String displayName,
        @Nullable String extension,
        Profile profile,
        List<DepartmentId> departments,
        @Nullable String photo,
        Presence availability,
        boolean active) {

    public AgentCard {
        departments = List.copyOf(departments);
    }
}
