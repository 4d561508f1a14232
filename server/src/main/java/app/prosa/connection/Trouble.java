package app.prosa.connection;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What keeps a connection from sending. What the team writes meanwhile waits, and goes out when it is over.
///
/// @param detail the provider's words
public record Trouble(Kind kind, @Nullable String detail, Instant since) {

    /// What is wrong, in the order of who must act.
    public enum Kind {
        /// The provider does not accept our credentials any more: somebody must give new ones.
        @JsonProperty("unauthorized")
        UNAUTHORIZED,
        /// The provider has locked the number or the company.
        @JsonProperty("blocked")
        BLOCKED,
        /// The provider lets nothing more out for now: quality or quota.
        @JsonProperty("limited")
        LIMITED,
        /// The provider wants to be paid.
        @JsonProperty("unpaid")
        UNPAID
    }
}
