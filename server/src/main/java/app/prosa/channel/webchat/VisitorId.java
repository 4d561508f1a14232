package app.prosa.channel.webchat;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies a visitor.
public record VisitorId(UUID value) implements Id {}
