package app.prosa.understanding;

import java.util.List;

/// Entidade: things that customers name, each with the words that they use for it.
///
/// @param revision grows with each change: send it along to change only what you have seen
public record EntityType(EntityTypeId id, String name, List<Value> values, long revision) {

    public EntityType {
        values = List.copyOf(values);
    }

    /// @param name what is kept, whichever word was said
    public record Value(String name, List<String> synonyms) {
        public Value {
            synonyms = List.copyOf(synonyms);
        }
    }
}
