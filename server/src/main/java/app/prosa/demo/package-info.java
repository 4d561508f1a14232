/// The demo workspace: a small Brazilian coffee shop with its people and a day's conversations, told through the same
/// abilities that the product uses. It appears on an empty database only, when `PROSA_DEMO` asks for it, and whole or
/// not at all.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "sql",
            "web",
            "account",
            "agent",
            "contact",
            "connection",
            "conversation",
            "funnel",
            "quickreply",
            "bot",
            "survey",
            "telephony",
            "understanding",
            "channel::webchat",
            "channel::sms",
            "channel::whatsapp"
        })
package app.prosa.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
