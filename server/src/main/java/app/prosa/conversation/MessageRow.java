package app.prosa.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
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
        @Nullable MessageId replyTo,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        List<Sign> signs,
        Message.@Nullable Failure failure,
        @Nullable MessageContext context) {

    /// The latest that one person did: a sign, or that they took it back. Both are kept with their time,
    /// because they may arrive in the wrong order.
    record Sign(Author author, @Nullable String emoji, Instant at, Message.@Nullable Failure failure) {

        /// The team has one sign together: channels know no more of who is behind a number.
        boolean isOfSide(Author other) {
            boolean theirs = author.kind() == Author.Kind.CONTACT;
            if (theirs != (other.kind() == Author.Kind.CONTACT)) {
                return false;
            }
            return !theirs
                    || (author.id() == null ? author.equals(other) : author.id().equals(other.id()));
        }

        boolean isTeams(@Nullable String sign) {
            return author.kind() != Author.Kind.CONTACT && Objects.equals(sign, emoji);
        }

        Sign failed(Message.Failure why) {
            return new Sign(author, emoji, at, why);
        }
    }

    MessageRow {
        signs = List.copyOf(signs);
    }

    static final String SELECT = """
            select id, seq, incoming, conversation_id, ticket_id, direction, author_kind, author_id, author_name, content,
                status, sent_at, at, reply_to, edited_at, deleted_at, signs, failure, context
            from message
            """;

    boolean isLost() {
        return status != null && status.isLost();
    }

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
                replyTo,
                editedAt,
                deletedAt,
                signs.stream()
                        .flatMap(it -> it.emoji() == null
                                ? Stream.empty()
                                : Stream.of(new Message.Reaction(it.author(), it.emoji(), it.at(), it.failure())))
                        .toList(),
                failure,
                context);
    }

    MessageRow with(MessageContent other, @Nullable Instant edited, @Nullable Instant deleted) {
        return new MessageRow(
                id,
                seq,
                incoming,
                conversationId,
                ticketId,
                direction,
                authorKind,
                authorId,
                authorName,
                other,
                status,
                sentAt,
                at,
                replyTo,
                edited,
                deleted,
                signs,
                failure,
                context);
    }

    MessageRow with(List<Sign> others) {
        return new MessageRow(
                id,
                seq,
                incoming,
                conversationId,
                ticketId,
                direction,
                authorKind,
                authorId,
                authorName,
                content,
                status,
                sentAt,
                at,
                replyTo,
                editedAt,
                deletedAt,
                List.copyOf(others),
                failure,
                context);
    }

    MessageRow with(Status other, Message.@Nullable Failure why) {
        return new MessageRow(
                id,
                seq,
                incoming,
                conversationId,
                ticketId,
                direction,
                authorKind,
                authorId,
                authorName,
                content,
                other,
                sentAt,
                at,
                replyTo,
                editedAt,
                deletedAt,
                signs,
                why,
                context);
    }

    MessageRow answering(MessageId other) {
        var known = context == null ? null : context.quoting(null);
        return new MessageRow(
                id,
                seq,
                incoming,
                conversationId,
                ticketId,
                direction,
                authorKind,
                authorId,
                authorName,
                content,
                status,
                sentAt,
                at,
                other,
                editedAt,
                deletedAt,
                signs,
                failure,
                known == null || known.isEmpty() ? null : known);
    }
}
