package app.prosa.agent;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies an API token.
public record TokenId(UUID value) implements Id {}
