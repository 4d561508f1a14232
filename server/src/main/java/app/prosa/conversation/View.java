package app.prosa.conversation;

import app.prosa.agent.AgentId;
import java.time.Instant;

/// An agent opened a conversation. Openings within five minutes are one.
public record View(AgentId agent, Instant at) {}
