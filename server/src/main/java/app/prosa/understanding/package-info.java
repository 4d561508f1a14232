/// What customers mean: intents, known by phrases that people wrote as examples, and entities, which are
/// things that a message names.
///
/// ```
/// intents, phrases, entities ─ compiled, one per account ─► Vocabulary ─ understand(text) ─► Understood
///        │ a change counts the account's revision up                          intent, how sure, by which phrase
///        └─► every node compiles anew when it is asked for a newer one        entities, with their values
/// ```
///
/// It is done here, by rules that can be followed by hand (decision 23): no text leaves the house, the same
/// words always mean the same, and who wrote the phrases sees which one decided. Nothing is done about it
/// here: the chatbot asks, and an account without intents costs it no statement.
@NullMarked
@ApplicationModule(allowedDependencies = {"sql", "web", "account", "agent"})
package app.prosa.understanding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
