package app.prosa.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whether a conversation in service belongs to one agent alone, or whoever sees it may answer.
public enum Ownership {
    @JsonProperty("exclusive")
    EXCLUSIVE,
    @JsonProperty("shared")
    SHARED
}
