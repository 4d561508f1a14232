package app.prosa.routing;

import app.prosa.agent.AgentId;
import java.time.Instant;
import java.util.List;

/// The agents to whom a conversation goes first: those of its contact (docs/rules.md, E37), or the one to whom its
/// connection leads.
///
/// @param rule why them
/// @param forced nobody else gets them, however long that takes
/// @param until from then on the department gets what none of them could take
public record Wallet(Reason.Rule rule, List<AgentId> agents, boolean forced, Instant until) {

    public Wallet {
        agents = List.copyOf(agents);
    }

    boolean holdsAt(Instant now) {
        return forced || now.isBefore(until);
    }
}
