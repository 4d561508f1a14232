package app.prosa.conversation;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a column holds of what its reader may see.
///
/// @param column the stage or the tag; null: those without any tag
/// @param value what the tickets are worth together, in reais
/// @param more it was not counted to the end
public record ColumnTotal(@Nullable UUID column, long cards, BigDecimal value, boolean more) {}
