package app.prosa.telephony;

import app.prosa.sql.AccountId;

/// Who may call here, or by what, changed. Published inside the transaction that changes it.
public record TelephonyChanged(AccountId account) {}
