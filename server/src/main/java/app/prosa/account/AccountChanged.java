package app.prosa.account;

/// An account's name or settings changed. Published inside the transaction that changes it.
public record AccountChanged(Account before, Account account) {}
