package app.prosa.conversation;

import app.prosa.sql.AccountId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Receives customers before people do. The room of chatbots implements it; it is asked only where a
/// chatbot listens, so that nobody else pays for it.
public interface Receptionist {

    /// Which flow takes the ticket that opens now, if any.
    ///
    /// @param arrival what opens it
    /// @param opening the conversation as it stands before; null when there is none yet
    Optional<UUID> receives(Arrival arrival, @Nullable Conversation opening);

    /// A customer's message, where a chatbot listens or a flow is under way.
    ///
    /// @param conversation as it stands after it
    /// @param flow what [#receives] answered, when the message opened a ticket
    record Heard(
            Conversation conversation,
            Message message,
            @Nullable UUID flow) {}

    /// Writes down what there is to do, in the transaction that writes the messages.
    void hears(AccountId account, List<Heard> heard);
}
