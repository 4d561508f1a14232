package app.prosa.agent;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies an invitation.
public record InvitationId(UUID value) implements Id {}
