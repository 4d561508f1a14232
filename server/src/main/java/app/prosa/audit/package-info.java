/// The audit log: everything that somebody changes who may manage people, connections, routing or the account.
///
/// It is written at the one gate that all such requests pass, so that no endpoint can forget it: what counts is the
/// permission that the endpoint [app.prosa.agent.Requires], or that it says so itself. What was so before is noted by
/// the
/// tables themselves, those that the migrations call `audited`.
@NullMarked
@ApplicationModule(allowedDependencies = {"sql", "web", "agent"})
package app.prosa.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
