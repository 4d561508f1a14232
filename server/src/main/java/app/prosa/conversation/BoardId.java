package app.prosa.conversation;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies a board: a funnel or a kanban.
public record BoardId(UUID value) implements Id {}
