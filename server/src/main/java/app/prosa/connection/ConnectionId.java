package app.prosa.connection;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies a connection.
public record ConnectionId(UUID value) implements Id {}
