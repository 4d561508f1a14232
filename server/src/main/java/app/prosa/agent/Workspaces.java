package app.prosa.agent;

import app.prosa.account.Account;
import app.prosa.account.Language;
import app.prosa.sql.Tenant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Opens workspaces: an account together with the owner who administers it.
@Component
public class Workspaces {

    private final Founding founding;
    private final Passwords passwords;
    private final boolean open;

    Workspaces(Founding founding, Passwords passwords, @Value("${prosa.signup}") String signup) {
        this.founding = founding;
        this.passwords = passwords;
        this.open = switch (signup) {
            case "open" -> true;
            case "closed" -> false;
            default -> throw new IllegalArgumentException("PROSA_SIGNUP is open or closed, not " + signup + ".");
        };
    }

    /// Whether nobody works here yet, so that the next visitor sets the place up.
    public boolean none() {
        return Tenant.everywhere(founding::none);
    }

    /// Opens a workspace, whatever there is already. Hashes a password: call it outside transactions.
    public Opened open(String name, Language language, String ownerName, String email, String password) {
        return found(new Founding.Wish(name, language, ownerName, email, password), true);
    }

    /// Opens a workspace on a visitor's request: the very first, or any where `PROSA_SIGNUP` is open.
    Opened setUp(Founding.Wish wish) {
        if (!open && !none()) {
            // Before the costly hash; Founding looks again under its lock.
            throw Founding.done();
        }
        return found(wish, open);
    }

    private Opened found(Founding.Wish wish, boolean more) {
        var email = Texts.email(wish.email());
        passwords.mustBeStrong(wish.password(), email);
        var hash = passwords.hashed(wish.password());
        return Tenant.everywhere(() -> founding.found(wish, hash, more));
    }

    /// A new workspace and who administers it.
    public record Opened(Account account, AgentId owner) {}
}
