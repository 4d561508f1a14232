package app.prosa.live;

import app.prosa.agent.AgentId;
import app.prosa.conversation.ConversationId;
import app.prosa.sql.AccountId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Somebody else who must know what happens to conversations: the website chat, for its visitors. Called after the
/// commit, in order per account, on a thread that must not be held up.
public interface EventFollower {

    /// True when somebody there waits for news of this account. Say so before [Watchers#follow]: an account that nobody
    /// waits for is forgotten.
    boolean follows(AccountId account);

    /// True when somebody there waits for news of this conversation. Asked before the event is decoded.
    boolean follows(AccountId account, ConversationId conversation);

    /// All conversations that somebody there waits for.
    Map<AccountId, Set<ConversationId>> followed();

    void happened(AccountId account, LiveEvent event);

    /// A customer's conversation has begun, or come back to their channel, perhaps at another node: whoever follows
    /// the customer follows it from now on.
    void customerBegan(AccountId account, UUID customer, ConversationId conversation);

    /// An agent types in a conversation, or stops.
    void agentTypes(AccountId account, ConversationId conversation, AgentId agent, boolean on);
}
