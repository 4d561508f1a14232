package app.prosa.connection;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The channel behind a connection.
public enum ConnectionKind {
    @JsonProperty("webchat")
    WEBCHAT,
    @JsonProperty("whatsapp")
    WHATSAPP,
    /// Text messages of the telephone network.
    @JsonProperty("sms")
    SMS;

    /// Whether a conversation can begin with a telephone number that has never written. Visitors of a website have
    /// none.
    public boolean reachesNumbers() {
        return switch (this) {
            case WEBCHAT -> false;
            case WHATSAPP, SMS -> true;
        };
    }

    /// Whether only a template reaches who has not written lately.
    public boolean needsTemplates() {
        return switch (this) {
            case WEBCHAT, SMS -> false;
            case WHATSAPP -> true;
        };
    }
}
