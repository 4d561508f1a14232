package app.prosa.file;

import app.prosa.agent.AgentId;
import java.util.UUID;

/// Whose a file is: who uploaded it, and only they may send it; or what keeps it, to be sent as a copy.
public record FileOwner(Kind kind, UUID id) {

    /// Who can be one.
    public enum Kind {
        AGENT,
        VISITOR,
        /// A channel brought it, for one message.
        CHANNEL,
        /// It belongs to a quick reply for as long as that has it.
        QUICK_REPLY,
        /// It waits for its message in one that is scheduled.
        SCHEDULE
    }

    public static FileOwner of(AgentId agent) {
        return new FileOwner(Kind.AGENT, agent.value());
    }

    public static FileOwner message(UUID message) {
        return new FileOwner(Kind.CHANNEL, message);
    }

    public static FileOwner quickReply(UUID reply) {
        return new FileOwner(Kind.QUICK_REPLY, reply);
    }

    public static FileOwner schedule(UUID schedule) {
        return new FileOwner(Kind.SCHEDULE, schedule);
    }

    public static FileOwner visitor(UUID visitor) {
        return new FileOwner(Kind.VISITOR, visitor);
    }
}
