package app.prosa.channel;

import app.prosa.connection.ConnectionId;
import app.prosa.conversation.MessageContent;
import app.prosa.sql.AccountId;

/// Knows what messages that were made of templates are for. The room of templates implements it.
public interface Purposes {

    /// Whether it advertises.
    boolean isMarketing(AccountId account, ConnectionId connection, MessageContent.Template message);
}
