package app.prosa.conversation;

/// How many conversations a saved view holds.
///
/// @param more there may be more than were counted: what a count may cost has a bound
public record ViewCount(int count, boolean more) {}
