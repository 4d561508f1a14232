package app.prosa.agent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A token with which a program acts as its agent. The secret itself is shown once, when it is made.
record Token(
        TokenId id,
        String name,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant expiresAt) {}
