package app.prosa.agent;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies a group of agents.
public record AgentGroupId(UUID value) implements Id {}
