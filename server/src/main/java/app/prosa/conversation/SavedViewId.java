package app.prosa.conversation;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies a saved view.
public record SavedViewId(UUID value) implements Id {}
