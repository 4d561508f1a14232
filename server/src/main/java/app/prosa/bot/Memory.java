package app.prosa.bot;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a flow stands and what it has learnt.
///
/// @param step where it stands; null before the first
/// @param tries how many answers to this step were none
/// @param until when it goes on, or gives up, by itself
/// @param spoken how often it has spoken since `speaksSince`, for who talks to another robot
public record Memory(
        Stance stance,
        @Nullable String step,
        int tries,
        Map<String, String> variables,
        @Nullable Instant until,
        int spoken,
        @Nullable Instant speaksSince) {

    /// Before anything happened.
    public static final Memory NEW = new Memory(Stance.NEW, null, 0, Map.of(), null, 0, null);

    public Memory {
        variables = Map.copyOf(variables);
    }

    /// What it waits for.
    public enum Stance {
        @JsonProperty("new")
        NEW,
        /// The customer's answer.
        @JsonProperty("asking")
        ASKING,
        /// Its time.
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("over")
        OVER
    }

    Memory at(Stance next, @Nullable String where, int wrong, @Nullable Instant then) {
        return new Memory(next, where, wrong, variables, then, spoken, speaksSince);
    }

    Memory knowing(String variable, String value) {
        var all = new HashMap<>(variables);
        all.put(variable, value);
        return new Memory(stance, step, tries, all, until, spoken, speaksSince);
    }

    /// Before anything happened, but for what is known.
    static Memory knowing(Map<String, String> variables) {
        return new Memory(Stance.NEW, null, 0, variables, null, 0, null);
    }

    /// It says one thing more.
    Memory speaks(Instant now) {
        return speaksSince == null || !now.isBefore(speaksSince.plus(Engine.MOMENT))
                ? new Memory(stance, step, tries, variables, until, 1, now)
                : new Memory(stance, step, tries, variables, until, spoken + 1, speaksSince);
    }

    /// The same, later: it stood still meanwhile.
    Memory delayed(Duration by) {
        return new Memory(stance, step, tries, variables, until == null ? null : until.plus(by), spoken, speaksSince);
    }
}
