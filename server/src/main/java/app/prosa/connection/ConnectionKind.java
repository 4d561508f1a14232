package app.prosa.connection;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The channel behind a connection.
public enum ConnectionKind {
    @JsonProperty("webchat")
    WEBCHAT,
    @JsonProperty("whatsapp")
    WHATSAPP;

    /// Whether a conversation can begin with a telephone number that has never written. Visitors of a website have
    /// none.
    public boolean reachesNumbers() {
        return switch (this) {
            case WEBCHAT -> false;
            case WHATSAPP -> true;
        };
    }

    /// Whether only a template reaches who has not written lately.
    public boolean needsTemplates() {
        return switch (this) {
            case WEBCHAT -> false;
            case WHATSAPP -> true;
        };
    }
}
