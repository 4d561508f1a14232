package app.prosa.bot;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// What the chatbot made of a customer's message.
///
/// @param flow the name of the flow that took it; null: none
/// @param skipped why none did
public record Reading(@Nullable String flow, @Nullable Skipped skipped) {

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
        SWITCHED_OFF
    }

    static Reading taken(String flow) {
        return new Reading(flow, null);
    }

    static Reading skipped(Skipped why) {
        return new Reading(null, why);
    }
}
