package app.prosa.connection;

import app.prosa.sql.AccountId;

/// Something changed among the connections of an account. Published inside the transaction that changes it.
public sealed interface ConnectionEvent {

    AccountId account();

    /// A connection is new or changed.
    record ConnectionChanged(AccountId account, Connection connection) implements ConnectionEvent {}

    /// A connection is gone.
    record ConnectionRemoved(AccountId account, ConnectionId connection) implements ConnectionEvent {}
}
