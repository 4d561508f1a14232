package app.prosa.routing;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An agent as routing sees them.
///
/// @param present they are there and have not paused
/// @param load how many conversations they have
/// @param lastTurn when they last got one; null: never
/// @param lastGiven the same without what they took by hand
public record Candidate(
        AgentId agent,
        Set<DepartmentId> departments,
        boolean present,
        int load,
        @Nullable Instant lastTurn,
        @Nullable Instant lastGiven) {

    public Candidate {
        departments = Set.copyOf(departments);
    }
}
