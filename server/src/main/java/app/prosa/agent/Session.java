package app.prosa.agent;

import java.time.Instant;

/// A signed-in browser, as its agent sees it in the list of their sessions.
///
/// @param current whether this is the browser that asks
record Session(
        SessionId id, boolean current, Instant createdAt, Instant lastSeenAt, String address, String userAgent) {}
