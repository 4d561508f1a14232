package app.prosa.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How far a message got. It only moves forward.
public enum Status {
    @JsonProperty("queued")
    QUEUED,
    @JsonProperty("sent")
    SENT,
    @JsonProperty("delivered")
    DELIVERED,
    @JsonProperty("read")
    READ,
    @JsonProperty("failed")
    FAILED
}
