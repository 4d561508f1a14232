package app.prosa.understanding;

import app.prosa.sql.AccountId;

/// Intents or entities are new, changed or gone. Published inside the transaction that changes them.
public record VocabularyChanged(AccountId account) {}
