package app.prosa.conversation;

import app.prosa.sql.AccountId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Hears what customers answer to a question of the house's own. The room of surveys implements it.
public interface Interview {

    /// What a customer wrote while an answer was awaited; the conversation's row is locked.
    ///
    /// @param replyTo the message that they answered with it, if they said which
    /// @return what follows when it is an answer; empty when it is a message like any other
    Optional<Answer> hear(
            AccountId account, Conversation conversation, MessageContent said, @Nullable MessageId replyTo);

    /// @param until how long another answer is awaited; null: no longer
    /// @param score what the timeline says of it, or null when there is nothing to say yet
    /// @param reply what the house says to it, or null
    record Answer(
            @Nullable Instant until,
            @Nullable String score,
            @Nullable String reply) {}
}
