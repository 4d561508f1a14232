package app.prosa.bot;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Contexto: something that a flow marked on a conversation, for others to depend on.
///
/// @param until null: until somebody removes it
public record Marked(
        String name, Instant markedAt, @Nullable Instant until) {}
