package app.prosa.channel;

import app.prosa.connection.ConnectionId;
import app.prosa.conversation.Message;
import app.prosa.sql.AccountId;
import org.jspecify.annotations.Nullable;

/// A provider will not carry a message. Published inside the transaction that writes it down.
///
/// @param code the provider's own, or one of ours
public record MessageRefused(
        AccountId account,
        ConnectionId connection,
        Message message,
        String code,
        @Nullable String detail) {}
