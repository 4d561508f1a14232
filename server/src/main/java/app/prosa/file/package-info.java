/// Files that people send: received, recognised by their content, cleaned, kept, and served from signed addresses.
///
/// ```
/// receive ─► draft ─► recognise (by content) ─► clean (position data away) ─► thumbnail ─► blob + row: unsent
/// unsent ─► attach (with the message, same transaction) ─► sent          unsent for a day ─► removed
///        └► keep (a quick reply has it) ─► copy, whenever it is used ─► unsent
/// ```
///
/// Nothing here trusts what the sender says about a file: the name is cleaned, its ending follows the content, the
/// declared type is not even read.
@NullMarked
@ApplicationModule(allowedDependencies = {"sql", "web", "account", "agent", "blob", "jobs", "vault"})
package app.prosa.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
