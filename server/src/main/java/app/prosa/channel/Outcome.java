package app.prosa.channel;

import app.prosa.conversation.ConversationId;
import app.prosa.conversation.MessageId;
import org.jspecify.annotations.Nullable;

/// What becomes of an event, for the ledger.
///
/// @param target what it waits for
record Outcome(
        LedgerEvent.Outcome as,
        @Nullable String reason,
        @Nullable String target,
        @Nullable MessageId message,
        @Nullable ConversationId conversation) {

    static final String BLOCKED = "blocked";

    static Outcome message(MessageId message, ConversationId conversation) {
        return new Outcome(LedgerEvent.Outcome.MESSAGE, null, null, message, conversation);
    }

    static Outcome status(MessageId message, ConversationId conversation) {
        return new Outcome(LedgerEvent.Outcome.STATUS, null, null, message, conversation);
    }

    static Outcome news() {
        return new Outcome(LedgerEvent.Outcome.NEWS, null, null, null, null);
    }

    static Outcome parked(String target) {
        return new Outcome(LedgerEvent.Outcome.PARKED, null, target, null, null);
    }

    static Outcome duplicate() {
        return new Outcome(LedgerEvent.Outcome.DUPLICATE, null, null, null, null);
    }

    static Outcome discarded(String reason) {
        return new Outcome(LedgerEvent.Outcome.DISCARDED, reason, null, null, null);
    }

    /// From a contact who is blocked: the ledger keeps that it came, and nothing of what it says.
    static Outcome blocked() {
        return discarded(BLOCKED);
    }

    boolean isBlocked() {
        return BLOCKED.equals(reason);
    }

    static Outcome dead(String error) {
        return new Outcome(LedgerEvent.Outcome.DEAD, error, null, null, null);
    }
}
