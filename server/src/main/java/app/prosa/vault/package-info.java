/// Secrets at rest: what lies in the database in no readable form, because a copy of the database must not be enough to
/// speak for a customer or to a provider.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package app.prosa.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
