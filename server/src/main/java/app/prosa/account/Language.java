package app.prosa.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The languages that the screens speak.
public enum Language {
    @JsonProperty("pt-BR")
    PT_BR,
    @JsonProperty("en")
    EN,
    @JsonProperty("es")
    ES
}
