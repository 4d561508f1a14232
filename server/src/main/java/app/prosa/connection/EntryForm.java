package app.prosa.connection;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// What a visitor is asked before the chat begins.
///
/// @param consent the text to agree to, or null when nothing is asked
public record EntryForm(
        boolean enabled,
        Asked name,
        Asked email,
        Asked phone,
        @Nullable String consent) {

    /// Whether a field is shown, and whether it must be filled.
    public enum Asked {
        @JsonProperty("off")
        OFF,
        @JsonProperty("optional")
        OPTIONAL,
        @JsonProperty("required")
        REQUIRED
    }
}
