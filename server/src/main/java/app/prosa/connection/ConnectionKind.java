package app.prosa.connection;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The channel behind a connection.
public enum ConnectionKind {
    @JsonProperty("webchat")
    WEBCHAT,
    @JsonProperty("whatsapp")
    WHATSAPP
}
