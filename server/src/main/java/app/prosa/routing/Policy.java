package app.prosa.routing;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.web.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a department hands out what waits in it.
///
/// @param order who comes first where it rings; members who are not named come after, by id
/// @param top at how many it rings at once, for [Strategy#TOP]
/// @param ringSeconds how long it rings before it rings elsewhere
/// @param capacity how many conversations an agent may have here and elsewhere before they get no more, unless they
/// have a limit of their own; 0: no limit
/// @param fallback the department that gets what nobody took
/// @param fallbackSeconds after how long; null with a fallback: when it has rung at everybody
/// @param graceSeconds how long an agent may be gone before their conversations come back; null: they stay
/// @param manualCounts whether what somebody took by hand counts as their turn
public record Policy(
        Strategy strategy,
        List<AgentId> order,
        int top,
        int ringSeconds,
        int capacity,
        @Nullable DepartmentId fallback,
        @Nullable Integer fallbackSeconds,
        @Nullable Integer graceSeconds,
        boolean manualCounts) {

    private static final int DAY = 24 * 60 * 60;

    /// What holds where nobody chose.
    public static final Policy USUAL = new Policy(Strategy.EVERYONE, List.of(), 3, 30, 0, null, null, null, true);

    public Policy {
        order = List.copyOf(order);
    }

    /// @throws Refusal.Invalid when a number is out of bounds
    Policy checked() {
        within("top", top, 1, 50);
        within("ringSeconds", ringSeconds, 5, 60 * 60);
        within("capacity", capacity, 0, 1000);
        within("fallbackSeconds", fallbackSeconds == null ? 5 : fallbackSeconds, 5, DAY);
        within("graceSeconds", graceSeconds == null ? 5 : graceSeconds, 5, DAY);
        return this;
    }

    /// Whether it leaves everything to the people.
    boolean isIdle() {
        return strategy == Strategy.EVERYONE && fallback == null && graceSeconds == null;
    }

    Duration ring() {
        return Duration.ofSeconds(ringSeconds);
    }

    static void within(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new Refusal.Invalid(
                    "invalid",
                    field + " must be between " + least + " and " + most + ".",
                    Map.of("field", field, "least", least, "most", most));
        }
    }
}
