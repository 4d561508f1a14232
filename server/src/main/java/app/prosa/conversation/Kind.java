package app.prosa.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;

/// With one person, or in a group.
public enum Kind {
    @JsonProperty("private")
    PRIVATE,
    @JsonProperty("group")
    GROUP
}
