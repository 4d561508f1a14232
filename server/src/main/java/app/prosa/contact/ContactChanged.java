package app.prosa.contact;

import app.prosa.sql.AccountId;

/// A contact's details are different now. Published inside the transaction that changes them.
public record ContactChanged(AccountId account, Contact contact) {}
