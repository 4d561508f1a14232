package app.prosa.understanding;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies an entity of an account's own.
public record EntityTypeId(UUID value) implements Id {}
