package app.prosa.bot;

import app.prosa.sql.AccountId;

/// Flows are new, changed or gone, or receive other connections. Published inside the transaction that
/// changes them.
public record FlowsChanged(AccountId account) {}
