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
/// @param capacity how many they may have, whatever their departments say; 0: what those say
/// @param lastTurn when they last got one; null: never
/// @param lastGiven the same without what they took by hand
public record Candidate(
        AgentId agent,
        Set<DepartmentId> departments,
        boolean present,
        int load,
        int capacity,
        @Nullable Instant lastTurn,
        @Nullable Instant lastGiven) {

    public Candidate {
        departments = Set.copyOf(departments);
    }

    /// Whether they may get one more where this holds.
    boolean hasRoom(Policy policy) {
        return hasRoom(policy, load);
    }

    /// Whether they might, had they as many as that.
    boolean hasRoom(Policy policy, int load) {
        int most = capacity > 0 ? capacity : policy.capacity();
        return most == 0 || load < most;
    }
}
