package app.prosa.agent;

import app.prosa.account.OfficeHours;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An agent as they see themselves and as the administrators see them.
///
/// @param displayName the name that customers see
/// @param extension the short number under which colleagues find them (ramal), or null
/// @param permissions what an administrator chose for them, or null for what the profile says
/// @param capacity how many conversations they may have before they get no more; 0: as their departments say
/// @param hours when they work; null: when their departments say
/// @param photo address of the photo, relative to the server, or null
public record Agent(
        AgentId id,
        String name,
        String displayName,
        String email,
        @Nullable String extension,
        Profile profile,
        @Nullable List<Permission> permissions,
        List<DepartmentId> departments,
        Presence availability,
        @Nullable String photo,
        boolean active,
        int capacity,
        @Nullable OfficeHours hours,
        Instant createdAt) {

    public Agent {
        permissions = permissions == null ? null : List.copyOf(permissions);
        departments = List.copyOf(departments);
    }

    Agent named(String name, String displayName) {
        return new Agent(
                id,
                name,
                displayName,
                email,
                extension,
                profile,
                permissions,
                departments,
                availability,
                photo,
                active,
                capacity,
                hours,
                createdAt);
    }

    AgentCard card() {
        return new AgentCard(id, name, displayName, extension, profile, departments, photo, availability, active);
    }
}
