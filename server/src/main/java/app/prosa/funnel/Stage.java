package app.prosa.funnel;

import app.prosa.conversation.StageId;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Etapa: a column of a board.
///
/// @param outcome that a deal ends here, and how; null where it goes on
/// @param expectedDays how long a card should stay, or null
public record Stage(
        StageId id,
        String name,
        String color,
        @Nullable Outcome outcome,
        @Nullable Integer expectedDays) {

    /// How a deal ends.
    public enum Outcome {
        @JsonProperty("won")
        WON,
        @JsonProperty("lost")
        LOST
    }
}
