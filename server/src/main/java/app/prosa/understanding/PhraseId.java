package app.prosa.understanding;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies an example phrase.
public record PhraseId(UUID value) implements Id {}
