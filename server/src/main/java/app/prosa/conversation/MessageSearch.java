package app.prosa.conversation;

import app.prosa.sql.AccountId;
import java.util.List;

/// Finds messages by their text. The room `search` answers it; who may see the conversations is decided by the caller.
public interface MessageSearch {

    /// A message that matches.
    ///
    /// @param excerpt the text around the match, as plain text
    record Hit(ConversationId conversation, long seq, String excerpt) {}

    /// The newest matches, at most one per conversation, visible or not. Case and accents do not matter; the last word
    /// may be unfinished.
    List<Hit> find(AccountId account, Visibility viewer, String text, int limit);
}
