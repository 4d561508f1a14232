package app.prosa.demo;

import app.prosa.account.Accounts;
import app.prosa.agent.Actor;
import app.prosa.agent.DepartmentId;
import app.prosa.connection.Connection;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Plays the whole story, and knows whether it was played here.
@Component
class Theatre {

    private final Stage stage;
    private final Props props;
    private final DemoStore store;
    private final Accounts accounts;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Theatre(
            Stage stage,
            Props props,
            DemoStore store,
            Accounts accounts,
            TransactionTemplate transactions,
            Clock clock) {
        this.stage = stage;
        this.props = props;
        this.store = store;
        this.accounts = accounts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// What stands ready before the story begins.
    @Component
    record Props(Sayings sayings, Pipelines pipelines, Askings askings) {}

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

    void play(AccountId account, Connection door, Map<String, Actor> agents, Map<String, DepartmentId> departments) {
        var owner = Objects.requireNonNull(agents.get(Cast.OWNER));
        var set = new Stage.Set(
                account, door, agents, departments, props.pipelines().build(owner));
        props.sayings().learn(owner, departments);
        props.askings().prepare(owner);
        var now = clock.instant();
        Story.scenes().forEach(it -> stage.play(set, it, now));
        props.askings().open(owner);
    }
}
