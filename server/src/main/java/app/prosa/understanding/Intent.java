package app.prosa.understanding;

import java.util.List;

/// Intenção: something that customers want, known by examples of how they say it.
///
/// @param active whether messages are compared with it
/// @param phrases in the order in which they were added
public record Intent(IntentId id, String name, boolean active, List<Phrase> phrases) {

    public Intent {
        phrases = List.copyOf(phrases);
    }
}
