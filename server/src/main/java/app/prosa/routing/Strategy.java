package app.prosa.routing;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a department finds the agent for a conversation (docs/rules.md, E39).
public enum Strategy {
    /// Everybody of the department sees it; the first who answers has it.
    @JsonProperty("everyone")
    EVERYONE,
    /// It rings at the first few of the order, then at more of them.
    @JsonProperty("top")
    TOP,
    /// It rings at one after the other, in order.
    @JsonProperty("hunt")
    HUNT,
    /// It is given to whoever has waited longest for one (E26).
    @JsonProperty("rotation")
    ROTATION,
    /// It is given to whoever has the fewest.
    @JsonProperty("least-busy")
    LEAST_BUSY
}
