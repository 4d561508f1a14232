package app.prosa.telephony;

import app.prosa.agent.AgentId;

/// Whose an extension of the exchange is (ramal).
public record Extension(AgentId agentId, String username) {}
