package app.prosa.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Where a ticket stands. "Waiting for the customer" is derived, never stored.
public enum State {
    /// A bot has it.
    @JsonProperty("triage")
    TRIAGE,
    /// Nobody accepted it yet.
    @JsonProperty("waiting")
    WAITING,
    /// An agent owns it.
    @JsonProperty("attending")
    ATTENDING,
    /// Done; it may reopen.
    @JsonProperty("resolved")
    RESOLVED,
    /// Done for good: the next message opens a new ticket.
    @JsonProperty("closed")
    CLOSED;

    public boolean isOpen() {
        return this == TRIAGE || this == WAITING || this == ATTENDING;
    }
}
