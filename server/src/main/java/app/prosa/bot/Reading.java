package app.prosa.bot;

import app.prosa.understanding.Understood;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the chatbot made of a customer's message. It keeps the names as they were then.
///
/// @param flow the name of the flow that took it; null: none
/// @param flowId which one that is
/// @param skipped why none did
/// @param by what of the message let the flow begin; null: it was under way, or receives everybody
/// @param understood null where nothing was taught
/// @param at when that was
public record Reading(
        @Nullable String flow,
        @Nullable FlowId flowId,
        @Nullable Skipped skipped,
        Repertoire.@Nullable By by,
        @Nullable Understood understood,
        @Nullable Instant at) {

    /// Why a message was left to people.
    public enum Skipped {
        /// The flow is paused.
        @JsonProperty("paused")
        PAUSED,
        /// No flow is under way, and none begins by it.
        @JsonProperty("no-flow")
        NO_FLOW,
        /// It was written before the question was asked.
        @JsonProperty("early")
        EARLY,
        /// The flow waits for its time.
        @JsonProperty("waiting")
        WAITING,
        /// The chatbot is switched off here, or for the contact.
        @JsonProperty("switched-off")
        SWITCHED_OFF,
        /// An agent serves the customer.
        @JsonProperty("attended")
        ATTENDED
    }

    static Reading taken(String flow, @Nullable FlowId id, Repertoire.@Nullable By by, Instant at) {
        return new Reading(flow, id, null, by, null, at);
    }

    static Reading skipped(Skipped why, Instant at) {
        return new Reading(null, null, why, null, null, at);
    }

    Reading with(@Nullable Understood meaning) {
        return new Reading(flow, flowId, skipped, by, meaning, at);
    }
}
