/// How every screen stays true: the numbered event log, the sockets that follow it, presence and typing.
///
/// ```
///  ability ─ publishes ─► EventLog ─ numbers and stores, last in the transaction ─► event
///                            │ after the commit, in memory
///                            ▼
///                         Streams ─► one Stream per account: keeps the last events encoded, in order
///                            │
///                 ┌──────────┴──────────┐
///                 ▼                     ▼
///            AgentSocket           EventFollower (the website chat's visitors)
/// ```
///
/// A socket never carries what cannot be read again: a client says the last number it knows and gets everything after
/// it, or is told to start afresh. Typing, presence and counts skip the log.
///
/// Several nodes on one database wake each other ([Neighbours]): a notice says in which accounts there are events,
/// which each node then reads from the log; presence and typing travel in the notices themselves. A notice may be
/// lost, so every node also looks by itself ([Pulse]).
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "sql",
            "web",
            "jobs",
            "vault",
            "account",
            "agent",
            "contact",
            "connection",
            "conversation",
            "funnel",
            "quickreply",
            "scheduling",
            "bot",
            "survey",
            "telephony",
            "understanding"
        })
package app.prosa.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
