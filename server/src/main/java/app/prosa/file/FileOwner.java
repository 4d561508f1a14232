package app.prosa.file;

import app.prosa.agent.AgentId;
import java.util.UUID;

/// Who uploaded a file. Only they may send it.
public record FileOwner(Kind kind, UUID id) {

    /// Who can be one.
    public enum Kind {
        AGENT,
        VISITOR,
        /// A channel brought it, for one message.
        CHANNEL
    }

    public static FileOwner of(AgentId agent) {
        return new FileOwner(Kind.AGENT, agent.value());
    }

    public static FileOwner message(UUID message) {
        return new FileOwner(Kind.CHANNEL, message);
    }

    public static FileOwner visitor(UUID visitor) {
        return new FileOwner(Kind.VISITOR, visitor);
    }
}
