package app.prosa.conversation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of a conversation's timeline: a message, a note or something that happened.
///
/// @param seq its place in the conversation, counted from 1 without gaps
/// @param incoming how many messages the customer had sent up to here; unread is a difference of two such
///     numbers
/// @param status how far an outgoing message got; null for what does not travel
/// @param sentAt when the sender sent it, by their channel
/// @param at when Prosa stored it
/// @param editedAt when its sender last changed it
/// @param deletedAt when its sender took it back
/// @param reactions what people answered with one sign
/// @param failure why it did not go out
/// @param context what the channel said around it
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
        @Nullable MessageId replyTo,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        List<Reaction> reactions,
        @Nullable Failure failure,
        @Nullable MessageContext context) {

    public Message {
        reactions = List.copyOf(reactions);
    }

    /// True of what a person said to the customer, here or on the company's phone; what the house says by itself is
    /// not.
    boolean isFromTeam() {
        return direction == Direction.OUT && author.kind() != Author.Kind.BOT;
    }

    /// Whether we have the last word after it (docs/rules.md, E44; [AlterationStore] asks the same of the table).
    /// Neither what the house says by itself nor an answer to that changes who had it; nor does a call that we
    /// made in vain, or what will never reach the customer.
    boolean leavesAnswered(boolean before) {
        if (isSpokenCall()) {
            return true;
        }
        if (direction == Direction.IN && !answersHouse()) {
            return false;
        }
        return before || (isFromTeam() && !isCall() && (status == null || !status.isLost()));
    }

    boolean isCall() {
        return content instanceof MessageContent.Call;
    }

    /// True of a call in which the two sides spoke with each other.
    boolean isSpokenCall() {
        return content instanceof MessageContent.Call call && call.state().isAnswered();
    }

    /// True of what a customer answered to a question of the house's own.
    boolean answersHouse() {
        return direction == Direction.IN && context != null && context.isOfSurvey();
    }

    /// One sign of one person; the team has one together.
    ///
    /// @param failure why the customer does not have it
    public record Reaction(
            Author author,
            String emoji,
            Instant at,
            @Nullable Failure failure) {}

    /// Why a message did not go out.
    ///
    /// @param code the channel's own, or one of ours
    /// @param detail the channel's words
    public record Failure(String code, @Nullable String detail) {}
}
