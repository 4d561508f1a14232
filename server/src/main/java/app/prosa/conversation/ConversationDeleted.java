package app.prosa.conversation;

import app.prosa.sql.AccountId;

/// A conversation goes into the bin: nobody sees it any more, and what was to be done in it is not done. Published
/// inside the transaction that does it. Restoring the conversation brings nothing of that back.
public record ConversationDeleted(AccountId account, ConversationId conversation) {}
