/// Tenants: one company, one account, with its settings: the hours in which somebody is there, the holidays, and the
/// modules that are switched on.
@NullMarked
@ApplicationModule(allowedDependencies = {"sql", "web"})
package app.prosa.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
