/// The people who work here: sign-in, profiles and permissions, departments and groups, availability, API
/// tokens.
///
/// Every request of an agent passes one gate, whatever door it came through (cookie, API token, socket): it
/// becomes an [Actor], and each endpoint says with [Requires] what the actor must be allowed to do.
@NullMarked
@ApplicationModule(allowedDependencies = {"sql", "web", "account"})
package app.prosa.agent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
