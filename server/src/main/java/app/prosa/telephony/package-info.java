/// Telephony: agents call customers and are called by them, in the browser.
///
/// ```
///  browser (JsSIP) ◄─ WebSocket, sip ─► Relay ◄─ Border ─► WebSocket, sip ◄─► the company's exchange (PABX)
///        │                                        │ signs, and puts other words for numbers
///        └── reports how far the call got ──► PhoneCalls ─► a line of the conversation
///
///   RINGING ──► ANSWERED ──► ENDED
///      └──► MISSED · REFUSED · FAILED      and whoever is silent for half a minute has hung up
/// ```
///
/// A browser learns neither the password of its extension nor the number of a customer: it calls a call by its id, and
/// the [Border] knows the rest (docs/decisions, 21). What customer and agent say to each other goes past us, between
/// the browser and the exchange.
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
            "conversation"
        })
package app.prosa.telephony;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
