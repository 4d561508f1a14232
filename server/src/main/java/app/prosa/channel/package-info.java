/// The carriers: how messages come in from customers and go out to them. Each channel is a package of its own below.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"sql", "web", "vault", "jobs", "account", "agent", "contact", "connection", "file", "conversation", "live"
        })
package app.prosa.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
