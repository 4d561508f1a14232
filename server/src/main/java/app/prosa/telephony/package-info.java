/// Telephony: agents call customers and are called by them, in the browser.
///
/// ```
///  browser (JsSIP) ◄─ WebSocket, sip ─► Relay ◄─ Border ─► WebSocket, sip ◄─► the company's exchange (PABX)
///        │                                        │ signs, and puts other words for numbers
///        ├── reports how far the call got ──► PhoneCalls ─► a line of the conversation
///        │
///  browser (Wavoip's program, in a frame) ◄─ HTTPS, WebSocket ─► Wavoip ─► WhatsApp
///        ▲ a device's token, for who may see numbers ── Wavoip
///
///   RINGING ──► ANSWERED ──► ENDED
///      └──► MISSED · REFUSED · FAILED      and whoever is silent for half a minute has hung up
/// ```
///
/// By the exchange, a browser learns neither the password of its extension nor the number of a customer: it
/// calls a call by its id, and the [Border] knows the rest (docs/decisions, 21). Over WhatsApp it speaks
/// with Wavoip itself, and gets both (docs/decisions, 24). What customer and agent say to each other goes
/// past us. Both are a [Carrier], and a call is the same to everybody else.
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
