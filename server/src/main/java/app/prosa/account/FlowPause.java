package app.prosa.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What becomes of a flow that talks with the customer when an agent accepts the conversation (docs/rules.md, E17).
public enum FlowPause {
    /// It stands still until somebody lets it go on.
    @JsonProperty("always")
    ALWAYS,
    /// As the agent says who accepts; who says nothing pauses it.
    @JsonProperty("ask")
    ASK,
    /// It goes on beside the agent.
    @JsonProperty("never")
    NEVER
}
