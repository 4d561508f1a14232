package app.prosa.contact;

import app.prosa.agent.Actor;
import app.prosa.sql.AccountId;

/// A contact was blocked, or no longer is. Published inside the transaction that changes it, which holds the
/// contact's row.
///
/// @param contact as it is now: its block says which of the two
public record ContactBlocked(AccountId account, Contact contact, Actor by) {}
