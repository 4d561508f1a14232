package app.prosa.sql;

import java.util.Optional;
import java.util.function.Supplier;

/// Whose rows the current work may touch. The edge (an HTTP request, a socket frame, a job) says it once; every
/// transaction begun inside tells the database, whose row security then hides all other accounts.
///
/// A `ScopedValue` and not a `ThreadLocal`: it cannot be forgotten on a thread, and ends with the block.
public final class Tenant {

    private static final ScopedValue<Optional<AccountId>> CURRENT = ScopedValue.newInstance();

    private Tenant() {}

    /// Runs `work` for one account: transactions inside see only its rows.
    public static <T> T in(AccountId account, Supplier<T> work) {
        return ScopedValue.where(CURRENT, Optional.of(account)).call(work::get);
    }

    /// Runs `work` for one account.
    public static void in(AccountId account, Runnable work) {
        ScopedValue.where(CURRENT, Optional.of(account)).run(work);
    }

    /// Runs `work` across accounts. Only for what comes before an account is known (sign-in, a visitor's key, a
    /// webhook) and for housekeeping; the callers are listed in `HouseRulesTest`.
    public static <T> T everywhere(Supplier<T> work) {
        return ScopedValue.where(CURRENT, Optional.<AccountId>empty()).call(work::get);
    }

    /// The account that the current work is for.
    ///
    /// @throws IllegalStateException when the work is for none, or across all
    public static AccountId account() {
        return scope().orElseThrow(() -> new IllegalStateException("This work is across accounts."));
    }

    /// The current scope: an account, or empty for work across accounts.
    ///
    /// @throws IllegalStateException when the edge said nothing
    static Optional<AccountId> scope() {
        if (!CURRENT.isBound()) {
            throw new IllegalStateException("A transaction began without saying for which account.");
        }
        return CURRENT.get();
    }
}
