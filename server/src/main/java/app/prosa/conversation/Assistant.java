package app.prosa.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A bot of somebody else's that may take part in tickets, each with a switch of its own there.
public enum Assistant {
    @JsonProperty("typebot")
    TYPEBOT("Typebot");

    private final String title;

    Assistant(String title) {
        this.title = title;
    }

    /// As its makers call it.
    public String title() {
        return title;
    }
}
