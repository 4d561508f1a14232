package app.prosa.bot;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies a flow under way in a conversation, or over.
public record RunId(UUID value) implements Id {}
