package app.prosa.account;

/// An account's name or settings changed. Published inside the transaction that changes them.
public record AccountChanged(Account account) {}
