/// Scheduled messages (agendamentos): an agent writes now, and it goes out by itself when its time has
/// come, with nobody signed in.
///
/// ```
///            cancel, remove, rewrite: only here, whoever locks the row first
///               ▲
///  POST ─► PENDING ──── Departures leases it ────► SENDING ─► handed to the carrier ─► SENT
///             ▲            or somebody runs it now    │                 └─────────────► FAILED, CANCELLED
///             └──── the connection is down, ◄─────────┤
///                   for an hour at most               └─ for good ─► FAILED, and its author hears of it
/// ```
///
/// Who may see a conversation may see what is scheduled there, and nobody else (E24). It goes under the
/// name of who wrote it, with the rights they have by then, and changes neither who serves the customer
/// nor whether anybody does (E16): see [app.prosa.conversation.PreparedReplies].
@NullMarked
@ApplicationModule(
        allowedDependencies = {"sql", "web", "jobs", "account", "agent", "contact", "connection", "file", "conversation"
        })
package app.prosa.scheduling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
