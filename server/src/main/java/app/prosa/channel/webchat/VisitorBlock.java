package app.prosa.channel.webchat;

import app.prosa.agent.AgentId;
import java.time.Instant;
import java.util.UUID;

/// A visitor kept out of a website chat for a time, by address and by browser.
record VisitorBlock(
        UUID id,
        String address,
        String reason,
        AgentId createdBy,
        Instant createdAt,
        Instant until,
        String contactName) {}
