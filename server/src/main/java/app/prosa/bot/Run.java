package app.prosa.bot;

import app.prosa.agent.AgentId;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A flow that ran in a conversation, or Typebot, as its history tells it.
///
/// @param flow null: Typebot
/// @param startedBy who fired it; null: nobody, it began by itself
/// @param ending null while it is under way
public record Run(
        RunId id,
        @Nullable FlowId flow,
        String name,
        Cause cause,
        @Nullable AgentId startedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        Effect.@Nullable Ending ending) {

    /// Why it began.
    public enum Cause {
        /// A new ticket came in.
        @JsonProperty("triage")
        TRIAGE,
        /// An agent fired it.
        @JsonProperty("agent")
        AGENT,
        /// An agent gave the ticket to it.
        @JsonProperty("transfer")
        TRANSFER,
        /// A customer's message meant it.
        @JsonProperty("dialog")
        DIALOG,
        /// An agent had a message read again.
        @JsonProperty("reprocess")
        REPROCESS
    }
}
