package app.prosa.web;

import java.time.Duration;

/// Everything that is limited by how often it may happen, with its numbers: so many at once, refilled evenly over the
/// time.
public enum Limit {
    /// Wrong passwords from one address. Right ones are given back, so a whole office may sign in at nine.
    SIGN_IN(30, Duration.ofMinutes(5), "too-many-attempts"),
    /// New workspaces from one address.
    SETUP(10, Duration.ofHours(1), "too-many-attempts"),
    /// Looks at, and uses of, invitation links from one address.
    JOINING(60, Duration.ofMinutes(5), "too-many-attempts"),
    /// Wrong current passwords of one signed-in agent.
    PASSWORD_CHANGE(5, Duration.ofMinutes(5), "too-many-attempts"),
    /// New photos of one agent; each costs some decoding.
    PHOTO(10, Duration.ofMinutes(1), "too-many"),
    /// Files that one agent uploads.
    UPLOAD(120, Duration.ofMinutes(1), "too-many"),
    /// New visitors of the website chat from one address.
    VISITORS(30, Duration.ofMinutes(10), "too-many"),
    /// Messages of one visitor of the website chat.
    VISITOR_MESSAGES(30, Duration.ofMinutes(1), "too-many"),
    /// Messages of all visitors of the website chat from one address.
    VISITOR_MESSAGES_ADDRESS(120, Duration.ofMinutes(1), "too-many"),
    /// Files that one visitor of the website chat uploads.
    VISITOR_FILES(20, Duration.ofMinutes(10), "too-many");

    private final int burst;
    private final Duration period;
    private final String code;

    Limit(int burst, Duration period, String code) {
        this.burst = burst;
        this.period = period;
        this.code = code;
    }

    /// How many may come at once, and how many more within one [#period].
    public int burst() {
        return burst;
    }

    public Duration period() {
        return period;
    }

    /// The code of the refusal.
    public String code() {
        return code;
    }
}
