/// Quick replies: words that a company says again and again, with the files that go with them. Management writes them,
/// everybody who attends uses them.
///
/// ```
/// write ─► shortcut, text with placeholders, files that are kept ─► list: everybody's, and those of one's departments
/// use   ─► the screen fills the placeholders of the customer at hand; each file goes as a copy
/// ```
///
/// A screen holds the whole list and searches it by itself: it is bounded, and must answer while one types. When it
/// changes every screen is told that it did, and nothing of what: it reads again what it may see.
@NullMarked
@ApplicationModule(allowedDependencies = {"sql", "web", "account", "agent", "file"})
package app.prosa.quickreply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
