package app.prosa.connection;

import app.prosa.sql.AccountId;
import org.jspecify.annotations.Nullable;

/// Something changed among the connections of an account. Published inside the transaction that changes it.
public sealed interface ConnectionEvent {

    AccountId account();

    /// A connection is new or changed.
    record ConnectionChanged(AccountId account, Connection connection) implements ConnectionEvent {}

    /// Something keeps a connection from sending, or does no longer.
    record TroubleMoved(
            AccountId account,
            ConnectionId connection,
            @Nullable Trouble trouble) implements ConnectionEvent {}

    /// The templates of a connection are not as they were.
    record TemplatesMoved(AccountId account, ConnectionId connection) implements ConnectionEvent {}

    /// A connection is gone.
    record ConnectionRemoved(AccountId account, ConnectionId connection) implements ConnectionEvent {}
}
