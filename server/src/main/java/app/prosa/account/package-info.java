/// Tenants: one company, one account, with its settings.
@NullMarked
@ApplicationModule(allowedDependencies = {"sql", "web"})
package app.prosa.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
