package app.prosa.conversation;

import app.prosa.sql.AccountId;

/// A conversation is deleted for good before its time in the bin is over. Published inside the transaction that does
/// it, while the conversation is still there.
public record ConversationPurged(AccountId account, ConversationId conversation) {}
