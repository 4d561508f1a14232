package app.prosa.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A line about to enter a timeline, before it has its place there.
record Entry(
        MessageId id,
        Direction direction,
        Author author,
        MessageContent content,
        @Nullable Status status,
        Instant sentAt,
        @Nullable MessageId replyTo) {}
