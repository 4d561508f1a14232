package app.prosa.contact;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies a contact's identity on one connection.
public record IdentityId(UUID value) implements Id {}
