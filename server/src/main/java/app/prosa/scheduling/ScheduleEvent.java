package app.prosa.scheduling;

import app.prosa.agent.AgentId;
import app.prosa.conversation.Audience;
import app.prosa.conversation.ConversationId;
import app.prosa.sql.AccountId;

/// Something happened to a scheduled message. Published inside the transaction that did it.
public sealed interface ScheduleEvent {

    AccountId account();

    /// One is new, changed or gone in a conversation that these may see.
    record Moved(AccountId account, Audience audience) implements ScheduleEvent {}

    /// One will not go out, which its author would like to know.
    ///
    /// @param contact for whom it was
    /// @param reason why, as a code
    record Failed(
            AccountId account,
            AgentId author,
            ScheduleId schedule,
            ConversationId conversation,
            String contact,
            String reason)
            implements ScheduleEvent {}
}
