package app.prosa.routing;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One stay of a conversation in one queue.
///
/// @param since when it came into this department
/// @param ring how often it has begun to ring
/// @param ringing at whom it rings now
/// @param rung at whom it has rung in this round
/// @param until when it stops ringing there
/// @param visited departments it was in before: it does not fall back to them again
/// @param excluded who gave it away: they do not get it back
public record Stay(
        Instant since,
        int ring,
        List<AgentId> ringing,
        List<AgentId> rung,
        @Nullable Instant until,
        List<DepartmentId> visited,
        List<AgentId> excluded) {

    public Stay {
        ringing = List.copyOf(ringing);
        rung = List.copyOf(rung);
        visited = List.copyOf(visited);
        excluded = List.copyOf(excluded);
    }

    /// Just arrived.
    public static Stay fresh(Instant since) {
        return new Stay(since, 0, List.of(), List.of(), null, List.of(), List.of());
    }

    /// As if it had come when the department opened: nobody is late for what waited through the night.
    Stay notBefore(Instant opening) {
        return since.isBefore(opening) ? new Stay(opening, ring, ringing, rung, until, visited, excluded) : this;
    }

    boolean ringsAt(Instant now) {
        return until != null && now.isBefore(until);
    }

    Stay ringing(List<AgentId> next, List<AgentId> all, Instant until) {
        return new Stay(since, ring + 1, next, all, until, visited, excluded);
    }

    Stay movedFrom(DepartmentId department, Instant now) {
        var all = new ArrayList<>(visited);
        all.add(department);
        return new Stay(now, 0, List.of(), List.of(), null, all, excluded);
    }
}
