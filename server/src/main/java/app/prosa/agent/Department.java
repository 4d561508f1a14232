package app.prosa.agent;

import java.util.List;

/// A department (setor): the group of agents that a conversation belongs to.
///
/// @param color `#rrggbb`
public record Department(DepartmentId id, String name, String color, List<AgentId> members, DepartmentRules rules) {

    public Department {
        members = List.copyOf(members);
    }
}
