package app.prosa.agent;

import app.prosa.sql.AccountId;
import app.prosa.web.Refusal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The agent on whose behalf something happens now, with the rights they have at this moment. Controllers take it as a
/// parameter; it comes from the session cookie or an API token and lives as long as the request.
///
/// @param session the signed-in browser, or null when an API token was used
public record Actor(
        AccountId account,
        AgentId agent,
        String name,
        Profile profile,
        Set<DepartmentId> departments,
        @Nullable SessionId session) {

    public Actor {
        departments = Set.copyOf(departments);
    }

    public boolean may(Permission permission) {
        return Permission.of(profile).contains(permission);
    }

    /// @throws Refusal.Forbidden when the actor may not
    public void must(Permission permission) {
        if (!may(permission)) {
            throw new Refusal.Forbidden("forbidden", "Your profile does not allow this.");
        }
    }
}
