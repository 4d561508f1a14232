package app.prosa.jobs;

import java.time.Duration;

/// Something that must be done again and again. A bean of this type is scheduled by its existence; it may run twice (a
/// node can die after the work and before saying so), so running it twice must do no harm.
public interface RecurringJob {

    /// Names the job in the database: never change it.
    String name();

    /// How long to wait after one run before the next.
    Duration every();

    /// Does the work. It says for which tenant itself; an exception is logged and the next run comes as planned.
    void run();
}
