package app.prosa.funnel;

import app.prosa.conversation.BoardId;
import app.prosa.sql.AccountId;

/// Something happened to a board. Published inside the transaction that did it.
public sealed interface BoardEvent {

    AccountId account();

    /// A board is new, or its name or stages changed.
    record BoardChanged(AccountId account, Board board) implements BoardEvent {}

    /// A board is gone, and no conversation stands on it any more.
    record BoardRemoved(AccountId account, BoardId board) implements BoardEvent {}
}
