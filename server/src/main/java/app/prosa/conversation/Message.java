package app.prosa.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of a conversation's timeline: a message, a note or something that happened.
///
/// @param seq its place in the conversation, counted from 1 without gaps
/// @param incoming how many messages the customer had sent up to here; unread is a difference of two such numbers
/// @param status how far an outgoing message got; null for what does not travel
/// @param sentAt when the sender sent it, by their channel
/// @param at when Prosa stored it
public record Message(
        MessageId id,
        long seq,
        long incoming,
        ConversationId conversationId,
        TicketId ticketId,
        Direction direction,
        Author author,
        MessageContent content,
        @Nullable Status status,
        Instant sentAt,
        Instant at,
        @Nullable MessageId replyTo) {}
