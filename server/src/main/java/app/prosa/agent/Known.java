package app.prosa.agent;

import app.prosa.account.Module;
import app.prosa.sql.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a session's or a token's secret stands for, as the database told it.
///
/// @param session the browser's session, or null for an API token
/// @param token the API token, or null for a browser
/// @param lastUsedAt when it was last written down that it is in use
record Known(
        AccountId accountId,
        AgentId agentId,
        String name,
        Profile profile,
        @Nullable List<Permission> permissions,
        List<DepartmentId> departments,
        boolean shares,
        List<Module> modules,
        @Nullable SessionId session,
        @Nullable TokenId token,
        @Nullable Instant lastUsedAt,
        @Nullable Instant expiresAt) {

    Actor actor() {
        return new Actor(
                accountId,
                agentId,
                name,
                profile,
                Permission.of(profile, permissions),
                Set.copyOf(departments),
                shares,
                Set.copyOf(modules),
                session);
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    Known used(Instant now) {
        return new Known(
                accountId,
                agentId,
                name,
                profile,
                permissions,
                departments,
                shares,
                modules,
                session,
                token,
                now,
                expiresAt);
    }
}
