package app.prosa.account;

import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.sql.Tenant;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Opens accounts and keeps their settings. Workspaces with an owner who can sign in are opened one floor up, by
/// `agent.Workspaces`.
@Component
public class Accounts {

    private static final int LONGEST_NAME = 100;

    private final AccountStore accounts;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Accounts(AccountStore accounts, Ids ids, Clock clock, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /// Whether this installation has an account at all. Only for work across accounts.
    @Transactional(readOnly = true)
    public boolean any() {
        return accounts.any();
    }

    /// Holds back everybody else who wants to open the very first account, until the transaction ends.
    @Transactional
    public void lockOpening() {
        accounts.lockOpening();
    }

    @Transactional
    public Account open(String name, Language language) {
        var account = Account.of(new AccountId(ids.next()), named(name), AccountSettings.defaults(language));
        accounts.insert(account, clock.instant());
        events.publishEvent(new AccountOpened(account.id()));
        return account;
    }

    /// The current account.
    @Transactional(readOnly = true)
    public Account account() {
        return account(Tenant.account());
    }

    @Transactional(readOnly = true)
    public Account account(AccountId id) {
        return accounts.find(id).orElseThrow(() -> new Refusal.NotFound("account"));
    }

    @Transactional
    public Account change(AccountId id, AccountChange change) {
        var before = accounts.lock(id).orElseThrow(() -> new Refusal.NotFound("account"));
        var account = change.on(before);
        accounts.update(account);
        events.publishEvent(new AccountChanged(before, account));
        return account;
    }

    static String named(String name) {
        var clean = name.strip();
        if (clean.isEmpty() || clean.length() > LONGEST_NAME) {
            throw new Refusal.Invalid(
                    "invalid",
                    "A name has 1 to " + LONGEST_NAME + " characters.",
                    Map.of("field", "name", "most", LONGEST_NAME));
        }
        return clean;
    }
}
