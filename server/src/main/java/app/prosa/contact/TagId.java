package app.prosa.contact;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies a tag.
public record TagId(UUID value) implements Id {}
