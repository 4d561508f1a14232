package app.prosa.routing;

import app.prosa.web.Refusal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is to be rehearsed: a policy, on a day that was or on one that is made up.
///
/// @param day a day that is over; null for one that is made
/// @param made null for a day that was
/// @param reactionSeconds how long somebody needs to take what rings at them or waits for everybody
/// @param hands how many conversations somebody takes at once who may take what they like
public record RehearsalWish(
        Policy policy, @Nullable LocalDate day, @Nullable Made made, int reactionSeconds, int hands) {

    /// A day of one department.
    ///
    /// @param arrivals how many customers write
    /// @param serviceMinutes how long somebody is busy with one, on average
    /// @param people how many of the department are there
    public record Made(int arrivals, int serviceMinutes, int people) {}

    /// @throws Refusal.Invalid when a number is out of bounds, or it is neither day, or both
    RehearsalWish checked() {
        if ((day == null) == (made == null)) {
            throw new Refusal.Invalid("invalid", "Name a day or make one up.", Map.of("field", "day"));
        }
        Policy.within("reactionSeconds", reactionSeconds, 1, 15 * 60);
        Policy.within("hands", hands, 1, 100);
        if (made != null) {
            Policy.within("arrivals", made.arrivals(), 1, Rehearsals.MOST);
            Policy.within("serviceMinutes", made.serviceMinutes(), 1, 8 * 60);
            Policy.within("people", made.people(), 1, 1000);
        }
        return this;
    }
}
