package app.prosa.agent;

import app.prosa.account.Account;
import java.util.List;

/// Everything that a console must know about the agent who signed in.
public record Me(Agent agent, Account account, List<Permission> permissions, Preferences preferences) {

    public Me {
        permissions = List.copyOf(permissions);
    }
}
