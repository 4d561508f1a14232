package app.prosa.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who spoke last between a customer and people.
///
/// @param answered it was us
/// @param askedAt else since when the customer waits for an answer in this ticket; null when they asked nothing in it
record LastWord(boolean answered, @Nullable Instant askedAt) {}
