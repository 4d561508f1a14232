package app.prosa.agent;

import java.util.List;

/// A group of agents (grupo de atendentes): a name for some of them, to find what they have in hand. It gives
/// no rights and receives nothing; that is what a [Department] is for.
public record AgentGroup(AgentGroupId id, String name, List<AgentId> members) {

    public AgentGroup {
        members = List.copyOf(members);
    }
}
