package app.prosa.contact;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies a contact.
public record ContactId(UUID value) implements Id {}
