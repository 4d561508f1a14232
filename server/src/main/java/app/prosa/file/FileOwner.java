package app.prosa.file;

import app.prosa.agent.AgentId;
import java.util.UUID;

/// Who uploaded a file. Only they may send it.
public record FileOwner(Kind kind, UUID id) {

    /// The two sorts of people who upload.
    public enum Kind {
        AGENT,
        VISITOR
    }

    public static FileOwner of(AgentId agent) {
        return new FileOwner(Kind.AGENT, agent.value());
    }

    public static FileOwner visitor(UUID visitor) {
        return new FileOwner(Kind.VISITOR, visitor);
    }
}
