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
        @Nullable MessageId replyTo,
        @Nullable MessageContext context) {

    /// A line that no channel said anything around.
    Entry(
            MessageId id,
            Direction direction,
            Author author,
            MessageContent content,
            @Nullable Status status,
            Instant sentAt,
            @Nullable MessageId replyTo) {
        this(id, direction, author, content, status, sentAt, replyTo, null);
    }

    /// The same line with something else around it.
    Entry within(MessageContext around) {
        return new Entry(id, direction, author, content, status, sentAt, replyTo, around);
    }
}
