package app.prosa.file;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies a file.
public record FileId(UUID value) implements Id {}
