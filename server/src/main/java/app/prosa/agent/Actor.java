package app.prosa.agent;

import app.prosa.account.Module;
import app.prosa.sql.AccountId;
import app.prosa.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The agent on whose behalf something happens now, with the rights they have at this moment. Controllers take it as a
/// parameter; it comes from the session cookie or an API token and lives as long as the request.
///
/// @param shares whether the account's conversations belong to whole departments, see `account.Ownership`
/// @param modules what the account has switched on
/// @param session the signed-in browser, or null when an API token was used
public record Actor(
        AccountId account,
        AgentId agent,
        String name,
        Profile profile,
        Set<Permission> permissions,
        Set<DepartmentId> departments,
        boolean shares,
        Set<Module> modules,
        @Nullable SessionId session) {

    public Actor {
        permissions = Set.copyOf(permissions);
        departments = Set.copyOf(departments);
        modules = Set.copyOf(modules);
    }

    /// The agent who asks, once the gate has let them in.
    public static Optional<Actor> of(HttpServletRequest request) {
        return Gate.actor(request);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /// Nobody makes or changes somebody who may do more than they may themselves.
    ///
    /// @throws Refusal.Forbidden when such a colleague would
    void mustBeAbove(Profile other, @Nullable List<Permission> granted) {
        boolean above = profile == Profile.ADMIN || other != Profile.ADMIN;
        if (!above || !permissions.containsAll(Permission.of(other, granted))) {
            throw new Refusal.Forbidden("forbidden", "You cannot give or change rights that you do not have.");
        }
    }

    public boolean has(Module module) {
        return modules.contains(module);
    }

    /// @throws Refusal.Forbidden when the account has it switched off
    public void mustHave(Module module) {
        if (!has(module)) {
            throw new Refusal.Forbidden("module-off", "This part of the product is switched off here.");
        }
    }

    /// @throws Refusal.Forbidden when the actor may not
    public void must(Permission permission) {
        if (!may(permission)) {
            throw new Refusal.Forbidden("forbidden", "You are not allowed to do this.");
        }
    }
}
