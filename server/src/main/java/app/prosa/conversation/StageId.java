package app.prosa.conversation;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies a column of a board.
public record StageId(UUID value) implements Id {}
