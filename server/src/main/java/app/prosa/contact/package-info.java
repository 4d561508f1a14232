/// Customers: who writes to the account, by which identity each connection knows them, and which tags sort
/// them.
///
/// ```
/// connection, kind, value ──recognise──► Identity ──► Contact
///                            adopt: an anonymous identity becomes a known one
/// ```
///
/// An identity belongs to one connection and never moves to another contact by what somebody types: e-mail and
/// telephone are facts about a contact, not proofs of who they are.
@NullMarked
@ApplicationModule(allowedDependencies = {"sql", "web", "account", "agent"})
package app.prosa.contact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
