package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Permission;
import app.prosa.agent.Profile;
import app.prosa.sql.Sql;
import java.util.Set;

/// Who may see a conversation (docs/rules.md, E24). There is one rule, in two languages that say the same: [#sql] for
/// lists, counters and search, [#sees] for what is already in memory, such as live events. A test holds them together.
///
/// An agent sees a conversation when they may see all; or own it; or nobody owns it and it waits in one of their
/// departments or in none; or they supervise its department.
public record Visibility(AgentId agent, boolean all, boolean supervisor, Set<DepartmentId> departments) {

    public Visibility {
        departments = Set.copyOf(departments);
    }

    public static Visibility of(Actor actor) {
        return new Visibility(
                actor.agent(),
                actor.may(Permission.SEE_ALL),
                actor.profile() == Profile.SUPERVISOR,
                actor.departments());
    }

    public boolean sees(Audience conversation) {
        if (all || agent.equals(conversation.owner())) {
            return true;
        }
        var department = conversation.department();
        boolean mine = department == null || departments.contains(department);
        return mine && (conversation.owner() == null || (supervisor && department != null));
    }

    /// The same rule over the columns of `conversation`.
    Sql sql() {
        if (all) {
            return Sql.of("true");
        }
        var mine = departments.stream().map(DepartmentId::value).toArray(java.util.UUID[]::new);
        var supervised =
                supervisor ? "conversation.department_id = any(?)" : "(false and conversation.department_id = any(?))";
        return Sql.of("""
                (conversation.owner_id = ?
                or (conversation.owner_id is null
                    and (conversation.department_id is null or conversation.department_id = any(?)))
                or %s)""".formatted(supervised), agent, mine, mine);
    }
}
