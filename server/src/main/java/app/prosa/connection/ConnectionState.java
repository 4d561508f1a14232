package app.prosa.connection;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whether customers can come in. Agents go on seeing the conversations of a connection that is off.
public enum ConnectionState {
    @JsonProperty("on")
    ON,
    @JsonProperty("off")
    OFF
}
