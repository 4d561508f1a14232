package app.prosa.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How far a message got, in the order in which one outranks another: it only moves forward. A proof that the
/// customer has it outranks a failure that was told before.
public enum Status {
    /// It waits for its turn, or for the seconds in which it can be taken back.
    @JsonProperty("queued")
    QUEUED,
    /// It was handed over and the answer was lost: it may have gone out. Never sent again by itself.
    @JsonProperty("uncertain")
    UNCERTAIN,
    @JsonProperty("sent")
    SENT,
    /// It will not go out; why stands beside it.
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("delivered")
    DELIVERED,
    @JsonProperty("read")
    READ,
    /// A voice message was listened to.
    @JsonProperty("played")
    PLAYED,
    /// Somebody took it back before it was sent.
    @JsonProperty("cancelled")
    CANCELLED;

    /// True of what the customer will not get, unless somebody sends it once more.
    boolean isLost() {
        return this == FAILED || this == CANCELLED;
    }
}
