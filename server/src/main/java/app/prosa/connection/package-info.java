/// Configured doors (conexões) through which customers write. A website chat has its settings here; every other
/// channel keeps its own.
///
/// The public knows a connection by its `key`, which stands in the snippet on the website and is no secret. The
/// identity secret is one: the website's server signs user ids with it, and it lies sealed in the database.
@NullMarked
@ApplicationModule(allowedDependencies = {"sql", "web", "vault", "account", "agent"})
package app.prosa.connection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
