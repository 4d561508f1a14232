package app.prosa.bot;

import app.prosa.agent.DepartmentId;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a flow does: its steps, in their order.
///
/// @param queue who gets the conversation when the flow gives up; null: the department where it is
/// @param idleMinutes how long it waits for an answer
public record Script(List<Step> steps, @Nullable DepartmentId queue, int idleMinutes) {

    static final Script EMPTY = new Script(List.of(), null, 60);

    public Script {
        steps = List.copyOf(steps);
    }

    /// Where a step stands.
    OptionalInt place(@Nullable String step) {
        return IntStream.range(0, steps.size())
                .filter(it -> steps.get(it).id().equals(step))
                .findFirst();
    }
}
