package app.prosa.demo;

import app.prosa.account.Accounts;
import app.prosa.agent.DepartmentId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Plays the whole story, and knows whether it was played here.
@Component
class Theatre {

    private final Stage stage;
    private final Sayings sayings;
    private final Askings askings;
    private final DemoStore store;
    private final Accounts accounts;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Theatre(
            Stage stage,
            Sayings sayings,
            Askings askings,
            DemoStore store,
            Accounts accounts,
            TransactionTemplate transactions,
            Clock clock) {
        this.stage = stage;
        this.sayings = sayings;
        this.askings = askings;
        this.store = store;
        this.accounts = accounts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Does it if nobody works here yet: all of it or, when the start is cut short, nothing, so that the next start
    /// begins anew. One transaction may take its time here, for nobody is waiting.
    void onceInAnEmptyHouse(Runnable work) {
        Tenant.everywhere(() -> transactions.execute(_ -> {
            accounts.lockOpening();
            if (!accounts.any()) {
                work.run();
            }
            return true;
        }));
    }

    boolean isOpen() {
        return Tenant.everywhere(() -> Boolean.TRUE.equals(transactions.execute(_ -> store.isDemo())));
    }

    Optional<AccountId> account() {
        return Tenant.everywhere(() -> transactions.execute(_ -> store.account()));
    }

    /// The department in which the website's visitors wait.
    @Nullable
    DepartmentId department() {
        var found = Tenant.everywhere(() -> transactions.execute(_ -> store.department()));
        return found.orElse(null);
    }

    /// The key of the demo shop's website chat.
    Optional<String> key() {
        var key = Tenant.everywhere(() -> transactions.execute(_ -> store.key()));
        return key == null ? Optional.empty() : key;
    }

    void play(Stage.Set set) {
        sayings.learn(set.agent(Cast.OWNER), set.departments());
        askings.prepare(set.agent(Cast.OWNER));
        var now = clock.instant();
        Story.scenes().forEach(it -> stage.play(set, it, now));
        askings.open(set.agent(Cast.OWNER));
    }
}
