package app.prosa.live;

import app.prosa.conversation.ConversationId;
import app.prosa.sql.AccountId;

/// An agent writes to a customer, at a screen of this node. Said again every few seconds while they do.
public record AgentTypes(AccountId account, ConversationId conversation) {}
