package app.prosa.agent;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies a signed-in browser.
public record SessionId(UUID value) implements Id {}
