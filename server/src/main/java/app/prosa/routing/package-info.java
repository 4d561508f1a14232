/// Who gets which conversation: each department's policy, the decisions it leads to, and why.
///
/// ```
///  what waits + who is there + policies ──► Routing.decide (pure) ──► decisions ──► Dispatcher carries them out
/// ```
///
/// A contact's own agents come first, wherever it waits. Outside its hours a department gives nothing away, and nobody
/// gets anything who does not work now: an agent's hours go before their department's, and those before the account's
/// (`agent.Shifts`).
///
/// Several nodes may route at once: an account is routed by one of them at a time, and each conversation's row is
/// locked before it is given away, so it goes to one agent.
@NullMarked
@ApplicationModule(allowedDependencies = {"sql", "web", "jobs", "account", "agent", "conversation", "live"})
package app.prosa.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
