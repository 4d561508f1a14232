package app.prosa.agent;

import app.prosa.account.Language;
import app.prosa.account.Module;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Adds people to a workspace without an invitation, with a password that is given: for the demo workspace.
@Component
public class Colleagues {

    private final Hiring hiring;
    private final Passwords passwords;

    Colleagues(Hiring hiring, Passwords passwords) {
        this.hiring = hiring;
        this.passwords = passwords;
    }

    /// Hashes a password: call it outside transactions.
    public Actor add(
            AccountId account,
            String name,
            String email,
            String password,
            Profile profile,
            List<DepartmentId> departments) {
        var hash = passwords.hashed(password);
        var newcomer = new Hiring.Newcomer(name, email, profile, departments, Language.PT_BR);
        var id = Tenant.in(account, () -> hiring.hire(account, newcomer, hash));
        return new Actor(
                account,
                id,
                name,
                profile,
                Permission.of(profile),
                Set.copyOf(departments),
                false,
                EnumSet.allOf(Module.class),
                null);
    }
}
