package app.prosa.conversation;

import java.math.BigDecimal;
import java.util.UUID;

/// What a column holds of what its reader may see.
///
/// @param column the stage or the tag
/// @param value what the tickets are worth together, in reais
/// @param more it was not counted to the end
public record ColumnTotal(UUID column, long cards, BigDecimal value, boolean more) {}
