package app.prosa.understanding;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies an intent.
public record IntentId(UUID value) implements Id {}
