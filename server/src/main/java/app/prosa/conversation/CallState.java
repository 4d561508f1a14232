package app.prosa.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How far a call got. What is told of it comes in any order, so two words about the same call are joined, and however
/// they are joined the same comes out: whether somebody answered, and how it ended at worst.
public enum CallState {
    @JsonProperty("ringing")
    RINGING(false, End.NONE),
    /// They speak with each other.
    @JsonProperty("answered")
    ANSWERED(true, End.NONE),
    /// It rang until it was over.
    @JsonProperty("missed")
    MISSED(false, End.HUNG_UP),
    @JsonProperty("refused")
    REFUSED(false, End.REFUSED),
    /// They spoke, and it is over.
    @JsonProperty("ended")
    ENDED(true, End.HUNG_UP),
    /// It never came about, or broke off.
    @JsonProperty("failed")
    FAILED(false, End.FAILED);

    private enum End {
        NONE,
        HUNG_UP,
        REFUSED,
        FAILED
    }

    private final boolean answered;
    private final End end;

    CallState(boolean answered, End end) {
        this.answered = answered;
        this.end = end;
    }

    /// Whether the two sides spoke with each other.
    public boolean isAnswered() {
        return answered;
    }

    /// What both say together.
    public CallState and(CallState other) {
        var worst = end.compareTo(other.end) >= 0 ? end : other.end;
        boolean spoken = answered || other.answered;
        return switch (worst) {
            case NONE -> spoken ? ANSWERED : RINGING;
            case HUNG_UP -> spoken ? ENDED : MISSED;
            case REFUSED -> spoken ? ENDED : REFUSED;
            case FAILED -> FAILED;
        };
    }
}
