package app.prosa.agent;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An invitation to join the account that nobody has used yet.
///
/// @param link the page where the invited person joins; only shown once, to who invited
record Invitation(
        InvitationId id,
        String email,
        String name,
        Profile profile,
        List<DepartmentId> departments,
        @Nullable String link,
        Instant createdAt,
        Instant expiresAt) {

    Invitation withLink(String link) {
        return new Invitation(id, email, name, profile, departments, link, createdAt, expiresAt);
    }
}
