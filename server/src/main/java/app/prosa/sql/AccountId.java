package app.prosa.sql;

import java.util.UUID;

/// Identifies a tenant. It stands here, below every room, because it leads every key, every index and every policy.
public record AccountId(UUID value) implements Id {}
