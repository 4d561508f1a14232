/// Work that the server does by itself, by the clock: db-scheduler's wiring and the contract of a recurring job.
///
/// Of several nodes on one database exactly one runs a job at a time. `PROSA_JOBS=off` keeps a node out of it.
@NullMarked
@ApplicationModule(allowedDependencies = {"sql"})
package app.prosa.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
