package app.prosa.file;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a screen shows a file: as a picture, a player, or a card to download.
public enum FileKind {
    @JsonProperty("image")
    IMAGE,
    @JsonProperty("audio")
    AUDIO,
    @JsonProperty("video")
    VIDEO,
    @JsonProperty("document")
    DOCUMENT
}
