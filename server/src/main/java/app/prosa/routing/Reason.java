package app.prosa.routing;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Why a decision was made, in facts that the screen turns into a sentence.
///
/// @param waitedSeconds how long the conversation had waited in this department
/// @param eligible how many could have got it
/// @param load how many conversations the chosen agent had before
/// @param ring the how-manieth ringing it was
public record Reason(
        Rule rule,
        Strategy strategy,
        long waitedSeconds,
        int eligible,
        @Nullable Integer load,
        @Nullable Integer ring) {

    /// What decided.
    public enum Rule {
        /// The department's strategy.
        @JsonProperty("strategy")
        STRATEGY,
        /// Nobody took it in time.
        @JsonProperty("fallback")
        FALLBACK,
        /// The contact is theirs.
        @JsonProperty("wallet")
        WALLET,
        /// The connection leads to them.
        @JsonProperty("connection")
        CONNECTION,
        /// Somebody asked for the next in turn.
        @JsonProperty("delegated")
        DELEGATED,
        /// Whoever had it was gone for too long.
        @JsonProperty("absence")
        ABSENCE
    }
}
