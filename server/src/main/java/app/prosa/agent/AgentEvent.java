package app.prosa.agent;

import app.prosa.sql.AccountId;

/// Something changed among the people of an account. Published inside the transaction that changes it.
public sealed interface AgentEvent {

    AccountId account();

    /// A colleague's name, photo, profile, departments or chosen availability changed, or they are new.
    record AgentChanged(AccountId account, AgentCard agent) implements AgentEvent {}

    /// What an agent knows of themselves changed, their preferences among it.
    record MeChanged(AccountId account, Me me) implements AgentEvent {}

    /// What an agent may see or do changed: their open screens must start afresh.
    record RightsChanged(AccountId account, AgentId agent) implements AgentEvent {}

    /// A department is new or changed.
    record DepartmentChanged(AccountId account, Department department) implements AgentEvent {}

    /// A department is gone.
    record DepartmentRemoved(AccountId account, DepartmentId department) implements AgentEvent {}

    /// A group of agents is new or changed.
    record GroupChanged(AccountId account, AgentGroup group) implements AgentEvent {}

    /// A group of agents is gone.
    record GroupRemoved(AccountId account, AgentGroupId group) implements AgentEvent {}

    /// A browser was signed out: its sockets must close.
    record SessionEnded(AccountId account, SessionId session) implements AgentEvent {}
}
