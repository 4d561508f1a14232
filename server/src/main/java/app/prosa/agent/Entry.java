package app.prosa.agent;

/// Somebody just signed in.
///
/// @param secret what their browser must show from now on
record Entry(Me me, String secret) {}
