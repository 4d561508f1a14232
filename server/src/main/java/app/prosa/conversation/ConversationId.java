package app.prosa.conversation;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies a conversation.
public record ConversationId(UUID value) implements Id {}
