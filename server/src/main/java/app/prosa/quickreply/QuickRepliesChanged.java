package app.prosa.quickreply;

import app.prosa.sql.AccountId;

/// Quick replies are new, changed or gone. Published inside the transaction that changes them. It says nothing of them,
/// because not everybody may see each.
public record QuickRepliesChanged(AccountId account) {}
