package app.prosa.agent;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies an agent.
public record AgentId(UUID value) implements Id {}
