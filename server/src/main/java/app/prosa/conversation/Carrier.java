package app.prosa.conversation;

import app.prosa.contact.Name;
import app.prosa.sql.AccountId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes the team's messages out over a channel that may be slow or fail. The room of channels implements it.
/// What no carrier takes is with the customer as soon as it is stored, as in the website chat.
public interface Carrier {

    boolean carries(Conversation conversation);

    /// Whether the channel would take this now: the customer's window, lengths, kinds of files.
    ///
    /// @throws app.prosa.web.Refusal when it would not, saying why
    void check(AccountId account, Conversation conversation, MessageContent content);

    /// Whether the customer can be written to freely now; else only a template gets through.
    boolean isOpen(AccountId account, Conversation conversation);

    /// Whether something is still on its way to the customer, or waits for it.
    boolean isSending(AccountId account, Conversation conversation);

    /// By which names to write to somebody who has not written yet.
    void address(AccountId account, Conversation conversation, List<Name> names);

    /// Takes the message, in the transaction that writes it.
    void take(AccountId account, Conversation conversation, Message message);

    /// Leaves out what still waits: it is too late for it. It fails with this reason.
    ///
    /// @return false when it does not wait any more
    boolean giveUp(AccountId account, MessageId message, String reason);

    /// Takes a sign in answer to a message, in the transaction that writes it; null takes it back. What nobody has
    /// taken yet of an earlier one is left out.
    ///
    /// @throws app.prosa.web.Refusal when the channel has no signs, or does not have the message
    void takeReaction(AccountId account, Conversation conversation, Message message, @Nullable String emoji);
}
