/// The chatbot: flows of steps that receive customers before people do, sort them, and hand them over.
///
/// ```
///                       the customer answers, or time passes
///                          ┌───────────────┐
///                          ▼               │
///  a ticket opens ─► UNDERWAY ─► Engine.play (pure) ─► effects, done under the conversation's lock
///  an agent fires it       │ ▲                              │
///                          ▼ │ resumed                      └─► over: finished, failed, expired, looped, broken
///                       PAUSED: a person stepped in              what was in triage waits for people
/// ```
///
/// Where a chatbot listens, the transaction that stores a customer's message also writes that there is
/// something to do; the [app.prosa.bot.BotPulse] finds it after the commit, and the [app.prosa.bot.Player]
/// does it: what the flow says, what it changes, and where it stands then are one transaction (decision
/// 17). Somewhere else nothing is asked and nothing written.
///
/// A message that nobody asked for may let a flow begin as well: a dialog, by its [app.prosa.bot.Trigger].
/// What messages mean is understood one room below; [app.prosa.bot.Dialogs] says which flow that is.
///
/// Where Typebot answers, a run is a talk with it instead of a flow: [app.prosa.bot.Envoy] carries words to
/// and fro. It is asked by [app.prosa.bot.Errands], never while a conversation is held; what it says is
/// written under the lock by [app.prosa.bot.Recital], if nobody stepped in meanwhile (decision 22).
///
/// Of the switches (docs/rules.md, E19) the contact's, the conversation's and the connection's keep flows
/// from beginning by themselves; what an agent fires runs in any case.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "sql",
            "web",
            "vault",
            "account",
            "agent",
            "contact",
            "connection",
            "conversation",
            "understanding"
        })
package app.prosa.bot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
