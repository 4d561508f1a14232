package app.prosa.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Work nobody waits for, whose statements may take long: what a request would give up as a database gone
/// silent (`PROSA_DATABASE_SILENCE`) goes on here for a good while longer. The pool gives the connection
/// its usual patience back.
public final class LongWork {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final ScopedValue<Boolean> CURRENT = ScopedValue.newInstance();

    private LongWork() {}

    /// Runs `work`; each transaction begun inside has the longer patience.
    public static void run(Runnable work) {
        ScopedValue.where(CURRENT, true).run(work);
    }

    /// Runs `work` and answers what it does.
    public static boolean call(BooleanSupplier work) {
        return ScopedValue.where(CURRENT, true).call(work::getAsBoolean);
    }

    /// Where there is a patience to lengthen; our own PostgreSQL is waited for in any case.
    static void prepare(Connection connection) throws SQLException {
        if (CURRENT.isBound() && connection.getNetworkTimeout() > 0) {
            connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
        }
    }
}
