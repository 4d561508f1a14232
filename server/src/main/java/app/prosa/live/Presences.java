package app.prosa.live;

import app.prosa.agent.Presence;
import app.prosa.sql.AccountId;
import java.util.Map;
import java.util.UUID;

/// Answers which agents are there now, on any node.
public interface Presences {

    /// By the agents' ids; whoever is missing is offline.
    Map<UUID, Presence> of(AccountId account);
}
