/// The heart: conversations, their tickets and messages, who owns them and who may see them.
///
/// A *conversation* is the lasting thread between one identity of a contact and one connection; it may go on with
/// another identity through another connection, and leaves its place there. A *ticket* is one episode of service in
/// it; at most one is open, and the database holds that. What the list shows lies on the conversation's row.
///
/// ```
///            accept, first reply                 resolve
///  WAITING ──────────────────────► ATTENDING ──────────────► RESOLVED
///     ▲  ◄──────────────────────────┘   ▲                      │  │
///     │             return              └──────────────────────┘  │
///     │                                 reopen, or the customer   │
///     │                                 writes within the window  │
///     └───────────────────────────────────────────────────────────┘
///                   the customer writes later: a new ticket
/// ```
///
/// Where the account wants that, what is transferred to a colleague waits for that one alone until they accept it.
///
/// Every change locks the conversation's row first, is a pure function on [Conversation], and is written with its
/// lines of the timeline by [Timeline], which publishes what happened as a [ConversationEvent].
@NullMarked
@ApplicationModule(
        allowedDependencies = {"sql", "web", "vault", "jobs", "account", "agent", "contact", "connection", "file"})
package app.prosa.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
