package app.prosa.bot;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies a flow.
public record FlowId(UUID value) implements Id {}
