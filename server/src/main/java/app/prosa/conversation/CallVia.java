package app.prosa.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What carries a call that agents make and take in their browser.
public enum CallVia {
    /// The company's telephone exchange (PABX).
    @JsonProperty("pbx")
    PBX,
    /// WhatsApp, by a device of Wavoip.
    @JsonProperty("wavoip")
    WAVOIP
}
