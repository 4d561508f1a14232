package app.prosa.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// How the flow that a chatbot follows in a conversation stands.
public enum BotState {
    @JsonProperty("active")
    ACTIVE,
    /// A person stepped in: it stands still until somebody lets it go on (docs/rules.md, E17).
    @JsonProperty("paused")
    PAUSED;

    /// How it stands where a ticket opens.
    static @Nullable BotState of(State opened) {
        return opened == State.TRIAGE ? ACTIVE : null;
    }
}
