package app.prosa.routing;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.conversation.ConversationId;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A decision that was carried out.
///
/// @param agents who got it, or at whom it rang
/// @param department where it waited, or where it waits now when it was moved
public record Made(
        ConversationId conversation,
        Instant at,
        Kind kind,
        List<AgentId> agents,
        @Nullable DepartmentId department,
        Reason reason) {

    public Made {
        agents = List.copyOf(agents);
    }

    /// What was done.
    public enum Kind {
        @JsonProperty("assigned")
        ASSIGNED,
        @JsonProperty("offered")
        OFFERED,
        @JsonProperty("moved")
        MOVED,
        @JsonProperty("taken-back")
        TAKEN_BACK
    }
}
