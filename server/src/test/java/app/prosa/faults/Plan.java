package app.prosa.faults;

/// What a run tries.
///
/// @param seed decides who writes when, what goes wrong, and when something is killed
/// @param customers who write, each in a conversation of their own
/// @param inbound messages of all customers together
/// @param outbound replies to all of them together
/// @param kills how often the server, its database or both are killed
/// @param perSecond how many messages customers write in a second
public record Plan(long seed, int customers, int inbound, int outbound, int kills, int perSecond) {}
