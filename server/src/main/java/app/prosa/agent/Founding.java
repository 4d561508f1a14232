package app.prosa.agent;

import app.prosa.account.Accounts;
import app.prosa.account.Language;
import app.prosa.web.Refusal;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The stored side of [Workspaces]: account and owner begin in one transaction, so neither is ever without the other.
@Component
class Founding {

    private final Accounts accounts;
    private final Hiring hiring;

    Founding(Accounts accounts, Hiring hiring) {
        this.accounts = accounts;
        this.hiring = hiring;
    }

    @Transactional(readOnly = true)
    public boolean none() {
        return !accounts.any();
    }

    /// @param more whether a workspace may be opened although there is one
    @Transactional
    public Workspaces.Opened found(Wish wish, String passwordHash, boolean more) {
        if (!more) {
            accounts.lockOpening();
            if (accounts.any()) {
                throw done();
            }
        }
        var account = accounts.open(wish.workspace(), wish.language());
        var owner = hiring.hire(
                account.id(),
                new Hiring.Newcomer(wish.name(), wish.email(), Profile.ADMIN, List.of(), wish.language()),
                passwordHash);
        return new Workspaces.Opened(account, owner);
    }

    static Refusal done() {
        return new Refusal.Conflict("setup-done", "This installation is set up already.");
    }

    /// What somebody wants who opens a workspace.
    ///
    /// @param name the owner's
    record Wish(String workspace, Language language, String name, String email, String password) {}
}
