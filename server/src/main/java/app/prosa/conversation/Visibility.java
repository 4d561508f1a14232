package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Permission;
import app.prosa.agent.Profile;
import app.prosa.sql.Sql;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who may see a conversation (docs/rules.md, E24). There is one rule, in two languages that say the same: [#sql] for
/// lists, counters and search, [#sees] for what is already in memory, such as live events. A test holds them together.
///
/// An agent sees a conversation when they may see all; or own it; or were asked to help, themselves or one of their
/// departments; or it belongs to one of their departments, or to none, and nobody owns it or colleagues share; or they
/// supervise its department. What was deleted nobody sees.
///
/// @param shares conversations belong to whole departments, not to their owner alone
public record Visibility(
        AgentId agent, boolean all, boolean supervisor, boolean shares, Set<DepartmentId> departments) {

    public Visibility {
        departments = Set.copyOf(departments);
    }

    public static Visibility of(Actor actor) {
        return new Visibility(
                actor.agent(),
                actor.may(Permission.SEE_ALL),
                actor.profile() == Profile.SUPERVISOR,
                actor.shares(),
                actor.departments());
    }

    public boolean sees(Audience conversation) {
        if (conversation.deleted()) {
            return false;
        }
        if (all || helps(conversation)) {
            return true;
        }
        var department = conversation.department();
        boolean mine = department == null || departments.contains(department);
        return mine && (conversation.owner() == null || shares || (supervisor && department != null));
    }

    /// Whether the conversation is this agent's to answer: they own it, help, or share it; or nobody owns it and they
    /// see it.
    boolean answers(Audience conversation) {
        var department = conversation.department();
        boolean colleague = shares && (department == null || departments.contains(department));
        return sees(conversation) && (conversation.owner() == null || helps(conversation) || colleague);
    }

    private boolean helps(Audience conversation) {
        return agent.equals(conversation.owner())
                || conversation.collaborators().contains(agent)
                || !Collections.disjoint(conversation.helping(), departments);
    }

    /// The same rule over the columns of `conversation`.
    public Sql sql() {
        if (all) {
            return Sql.of("conversation.deleted_at is null");
        }
        var mine = List.copyOf(departments);
        var rights = new ArrayList<Sql>();
        rights.add(Sql.of("conversation.owner_id = ?", agent));
        rights.add(Sql.of("conversation.collaborators @> array[?]::uuid[]", agent));
        rights.add(Sql.of("conversation.helping && ?::uuid[]", mine));
        rights.add(Sql.of(
                (shares ? "" : "conversation.owner_id is null and ")
                        + "(conversation.department_id is null or conversation.department_id = any(?))",
                mine));
        if (supervisor) {
            rights.add(Sql.of("conversation.department_id = any(?)", mine));
        }
        return Sql.all(Sql.must("conversation.deleted_at is null"), Optional.of(Sql.any(rights)));
    }
}
