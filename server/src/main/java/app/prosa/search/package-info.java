/// Finds messages by their words.
///
/// ```
/// event log ──Indexer, a moment later──► message_search ──Search──► the conversation list
/// ```
///
/// The words lie in a table of their own. The indexer follows the event log by its numbers, which have no gaps, so it
/// misses nothing and survives a restart; what is older than the log it finds by walking through the messages once.
@NullMarked
@ApplicationModule(allowedDependencies = {"sql", "web", "account", "agent", "conversation"})
package app.prosa.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
