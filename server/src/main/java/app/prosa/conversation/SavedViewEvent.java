package app.prosa.conversation;

import app.prosa.agent.AgentId;
import app.prosa.sql.AccountId;
import org.jspecify.annotations.Nullable;

/// Something changed among the saved views of an account. Published inside the transaction that changes it.
public sealed interface SavedViewEvent {

    AccountId account();

    /// Whose it is, or null when it is everybody's.
    @Nullable
    AgentId agent();

    /// A view is new or changed.
    record ViewChanged(AccountId account, @Nullable AgentId agent, SavedView view) implements SavedViewEvent {}

    /// A view is gone.
    record ViewRemoved(AccountId account, @Nullable AgentId agent, SavedViewId view) implements SavedViewEvent {}
}
