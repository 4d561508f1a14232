package app.prosa.conversation;

import app.prosa.agent.AgentId;
import app.prosa.contact.Contact;
import app.prosa.sql.AccountId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something happened to a conversation. Published inside the transaction that did it.
public sealed interface ConversationEvent {

    AccountId account();

    /// A line entered the timeline; the conversation is as it stands after it.
    ///
    /// @param before who could see the conversation before, or null when it is new
    record MessageAdded(AccountId account, @Nullable Audience before, Conversation conversation, Message message)
            implements ConversationEvent {}

    /// The conversation changed without a new line.
    record ConversationChanged(AccountId account, Audience before, Conversation conversation)
            implements ConversationEvent {}

    /// A line of the timeline is not as it was: edited, taken back, answered with a sign, on its way or not.
    record MessageChanged(AccountId account, Conversation conversation, Message message) implements ConversationEvent {}

    /// All messages in `direction` up to `upTo` got at least as far as `status`.
    record StatusMoved(AccountId account, Audience audience, Direction direction, long upTo, Status status)
            implements ConversationEvent {}

    /// A waiting conversation rings at agents, until then or until somebody takes it.
    record Ringing(AccountId account, ConversationId conversation, List<AgentId> agents, Instant until)
            implements ConversationEvent {

        public Ringing {
            agents = List.copyOf(agents);
        }
    }

    /// The contact of a conversation changed; the conversation shows it as it is now.
    record ContactMoved(AccountId account, Conversation conversation, Contact contact) implements ConversationEvent {}

    /// A demand is new or changed.
    record DemandChanged(AccountId account, Demand demand) implements ConversationEvent {}

    /// The flow that a chatbot follows in a conversation was paused or is over, whoever did it.
    record BotMoved(AccountId account, Conversation conversation) implements ConversationEvent {}

    /// An agent read on.
    record ReadMoved(AccountId account, AgentId agent, ConversationId conversation, Seen seen)
            implements ConversationEvent {}
}
