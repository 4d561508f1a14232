-- Whoever deletes a conversation deletes these with it. Without an index each of them is found by reading all that the
-- account has.
create index channel_message_conversation on channel_message (account_id, conversation_id);
