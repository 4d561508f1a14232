package app.prosa.contact;

import app.prosa.sql.AccountId;

/// Something changed among the tags of an account. Published inside the transaction that changes it.
public sealed interface TagEvent {

    AccountId account();

    /// A tag is new, or its name or colour changed.
    record TagChanged(AccountId account, Tag tag) implements TagEvent {}

    /// A tag is gone, and no contact has it any more.
    record TagRemoved(AccountId account, TagId tag) implements TagEvent {}
}
