package app.prosa.survey;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a survey is answered.
public enum Scale {
    /// From 1 to 5: how satisfied somebody is (CSAT).
    @JsonProperty("csat")
    CSAT(1, 5),
    /// Up (1) or down (0).
    @JsonProperty("thumbs")
    THUMBS(0, 1),
    /// From 0 to 10: how likely somebody recommends (NPS).
    @JsonProperty("nps")
    NPS(0, 10);

    private final int least;
    private final int most;

    Scale(int least, int most) {
        this.least = least;
        this.most = most;
    }

    int least() {
        return least;
    }

    int most() {
        return most;
    }

    boolean has(int score) {
        return score >= least && score <= most;
    }
}
