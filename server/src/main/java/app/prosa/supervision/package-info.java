/// The supervision panel (Painel de Atendimento): everything in progress, who is there and how loaded, who has waited
/// longest, and how the day goes.
@NullMarked
@ApplicationModule(allowedDependencies = {"sql", "web", "account", "agent", "connection", "conversation", "live"})
package app.prosa.supervision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
