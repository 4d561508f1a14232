package app.prosa.bot;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// What is wrong with a flow, and where.
///
/// @param step null: with the flow as a whole
/// @param detail what it is about, such as the name of a variable
public record Flaw(
        @Nullable String step, Kind kind, @Nullable String detail) {

    /// What can be wrong.
    public enum Kind {
        @JsonProperty("no-steps")
        NO_STEPS,
        @JsonProperty("too-many-steps")
        TOO_MANY_STEPS,
        @JsonProperty("same-id")
        SAME_ID,
        @JsonProperty("no-text")
        NO_TEXT,
        @JsonProperty("too-long")
        TOO_LONG,
        @JsonProperty("no-choices")
        NO_CHOICES,
        @JsonProperty("too-many-choices")
        TOO_MANY_CHOICES,
        @JsonProperty("same-choice")
        SAME_CHOICE,
        @JsonProperty("no-target")
        NO_TARGET,
        @JsonProperty("no-department")
        NO_DEPARTMENT,
        @JsonProperty("no-tag")
        NO_TAG,
        @JsonProperty("no-agent")
        NO_AGENT,
        @JsonProperty("no-variable")
        NO_VARIABLE,
        @JsonProperty("unknown-variable")
        UNKNOWN_VARIABLE,
        @JsonProperty("no-tests")
        NO_TESTS,
        @JsonProperty("no-context")
        NO_CONTEXT,
        @JsonProperty("bad-number")
        BAD_NUMBER,
        /// Nothing leads there.
        @JsonProperty("unreachable")
        UNREACHABLE,
        /// It goes round without ever waiting for anybody.
        @JsonProperty("endless")
        ENDLESS
    }
}
