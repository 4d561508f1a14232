package app.prosa.contact;

import app.prosa.agent.AgentId;
import java.time.Instant;

/// Somebody does not want to hear of a contact any more (docs/rules.md, E18).
///
/// @param by who blocked them
/// @param reason in the words of who did
public record ContactBlock(Instant at, AgentId by, String reason) {}
