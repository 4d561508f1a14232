package app.prosa.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Which of those who wait go first. In the database it is its rank.
public enum Priority {
    @JsonProperty("normal")
    NORMAL(0),
    @JsonProperty("high")
    HIGH(1),
    @JsonProperty("urgent")
    URGENT(2);

    private final int rank;

    Priority(int rank) {
        this.rank = rank;
    }

    int rank() {
        return rank;
    }
}
