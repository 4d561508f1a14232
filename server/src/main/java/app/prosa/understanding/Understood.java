package app.prosa.understanding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a message means.
///
/// @param intent null when it is like no phrase, or as much like those of two intents
/// @param entities in the order in which they stand in it
public record Understood(@Nullable Guess intent, List<Named> entities) {

    public static final Understood NOTHING = new Understood(null, List.of());

    public Understood {
        entities = List.copyOf(entities);
    }

    /// An intent that a message may mean. It keeps the names, which may be gone later.
    ///
    /// @param confidence how sure, in percent
    /// @param phrase the example that it is most like
    public record Guess(IntentId id, String name, int confidence, String phrase) {}

    /// Something that a message names.
    ///
    /// @param key of the entity: the name of one that is built in, or the id of one of the account's own
    /// @param name the entity's own name; empty for one that is built in
    /// @param value in the form in which it can be compared and kept
    /// @param said as it stands in the message
    public record Named(String key, String name, String value, String said) {}
}
