package app.prosa.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Which way a line of the timeline goes.
public enum Direction {
    /// From the customer.
    @JsonProperty("in")
    IN,
    /// To the customer.
    @JsonProperty("out")
    OUT,
    /// Among colleagues; never leaves the team.
    @JsonProperty("note")
    NOTE,
    /// What happened to the conversation.
    @JsonProperty("system")
    SYSTEM;

    /// Whether customer and team said it to each other.
    public boolean isSaid() {
        return this == IN || this == OUT;
    }
}
