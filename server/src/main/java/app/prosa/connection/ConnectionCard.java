package app.prosa.connection;

/// What every colleague sees of a connection.
public record ConnectionCard(ConnectionId id, ConnectionKind kind, String name) {}
