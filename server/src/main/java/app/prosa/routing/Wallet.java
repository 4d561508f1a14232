package app.prosa.routing;

import app.prosa.agent.AgentId;
import java.time.Instant;
import java.util.List;

/// The agents of a contact, to whom its services go first (docs/rules.md, E37).
///
/// @param forced nobody else gets them, however long that takes
/// @param until from then on the department gets what none of them could take
public record Wallet(List<AgentId> agents, boolean forced, Instant until) {

    public Wallet {
        agents = List.copyOf(agents);
    }

    boolean holdsAt(Instant now) {
        return forced || now.isBefore(until);
    }
}
