package app.prosa.sql;

/// The server cannot start for a reason that the operator can mend. The message is the one sentence they are shown;
/// it says what is wrong and what to do.
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartRefused(String sentence) {
        super(sentence);
    }

    public StartRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
