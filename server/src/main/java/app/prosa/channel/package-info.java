/// The carriers: how messages come in from customers and go out to them. Each channel is a package of its own
/// below.
///
/// ```
/// webhook ─► Intake ─ signature ─► LedgerWriter ─ commit ─► 200
///                                      │ wakes
///                                      ▼
///            ledger ─► Ingestion ─► Batches ─► Receiving ─► Arrivals: messages, many at once ─► Callers, Reception
///                                                  ├──────► contacts, Alterations
///                                                  ├──────► Calls ─► Reception, Alterations · Declining ─► provider
///                                                  └──────► Steps: statuses · Carried: files, news of the line
/// reply ──► Outbox ─ delivery ─► Courier ─ leases, calls, reports ─► provider
///                                   └─► Pace, Circuit: how fast, and how while the provider fails
/// ```
///
/// [ChannelAdapter] is all that a channel brings; docs/guides/add-a-channel.md says how. The website chat is
/// older than this and needs no provider: its visitors are on the other end of our own sockets.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "sql",
            "web",
            "vault",
            "jobs",
            "account",
            "agent",
            "contact",
            "connection",
            "file",
            "conversation",
            "live"
        })
package app.prosa.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
