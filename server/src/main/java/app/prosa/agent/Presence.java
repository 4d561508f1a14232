package app.prosa.agent;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whether an agent is there: what they chose, or offline when none of their screens is connected.
public enum Presence {
    @JsonProperty("online")
    ONLINE,
    @JsonProperty("away")
    AWAY,
    @JsonProperty("offline")
    OFFLINE
}
