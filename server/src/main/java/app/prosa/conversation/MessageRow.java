package app.prosa.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line as the table holds it: its author lies in three columns.
record MessageRow(
        MessageId id,
        long seq,
        long incoming,
        ConversationId conversationId,
        TicketId ticketId,
        Direction direction,
        Author.Kind authorKind,
        @Nullable UUID authorId,
        @Nullable String authorName,
        MessageContent content,
        @Nullable Status status,
        Instant sentAt,
        Instant at,
        @Nullable MessageId replyTo) {

    static final String SELECT = """
            select id, seq, incoming, conversation_id, ticket_id, direction, author_kind, author_id, author_name, content,
                status, sent_at, at, reply_to
            from message
            """;

    Message message() {
        return new Message(
                id,
                seq,
                incoming,
                conversationId,
                ticketId,
                direction,
                new Author(authorKind, authorId, authorName),
                content,
                status,
                sentAt,
                at,
                replyTo);
    }
}
