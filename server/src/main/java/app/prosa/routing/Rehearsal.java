package app.prosa.routing;

import app.prosa.agent.AgentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a department's day under the policy that holds, and under the one that is rehearsed.
///
/// @param arrivals how many came to the department
/// @param people how many of the department were there
/// @param clipped the day brought more than is played; only its beginning was
public record Rehearsal(int arrivals, int people, boolean clipped, Side present, Side changed) {

    /// One of the two.
    ///
    /// @param served how many somebody took
    /// @param left how many nobody took until the end
    /// @param elsewhere how many of those that were taken had moved to another department
    /// @param inTime which part was taken within two minutes; null when nothing came
    /// @param othersMeanSeconds how long customers of other departments waited, whose people are partly these
    public record Side(
            int served,
            int left,
            int elsewhere,
            @Nullable Double inTime,
            Wait waited,
            List<Hour> hours,
            List<Person> load,
            @Nullable Long othersMeanSeconds) {

        public Side {
            hours = List.copyOf(hours);
            load = List.copyOf(load);
        }
    }

    /// How long those waited who were taken, in seconds.
    ///
    /// @param ninth nine of ten waited no longer
    public record Wait(long mean, long median, long ninth, long longest) {

        static final Wait NONE = new Wait(0, 0, 0, 0);
    }

    /// @param hour of the account's day, 0 to 23
    public record Hour(int hour, int arrivals, @Nullable Long meanSeconds) {}

    /// @param served how many they took of this department
    /// @param most how many they had at once, of all departments
    public record Person(AgentId agent, int served, int most) {}
}
