package app.prosa.account;

import app.prosa.sql.AccountId;

/// A new account exists. Published inside the transaction that makes it, so that each room lays its first rows there.
public record AccountOpened(AccountId account) {}
