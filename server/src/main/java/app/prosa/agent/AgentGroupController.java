package app.prosa.agent;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The groups of agents of the account.
@RestController
class AgentGroupController {

    private final AgentGroups groups;

    AgentGroupController(AgentGroups groups) {
        this.groups = groups;
    }

    /// Lists the groups and who belongs to them.
    @Requires(Permission.ATTEND)
    @GetMapping("/api/v1/agent-groups")
    GroupList groups(Actor actor) {
        return new GroupList(groups.all(actor.account()));
    }

    /// Makes a group.
    @Requires(Permission.MANAGE_PEOPLE)
    @PostMapping("/api/v1/agent-groups")
    @ResponseStatus(HttpStatus.CREATED)
    AgentGroup addGroup(Actor actor, @RequestBody NewGroup body) {
        return groups.add(actor.account(), body.name(), body.members());
    }

    /// Changes a group's name or members.
    @Requires(Permission.MANAGE_PEOPLE)
    @PatchMapping("/api/v1/agent-groups/{id}")
    AgentGroup changeGroup(Actor actor, @PathVariable AgentGroupId id, @RequestBody AgentGroups.Change body) {
        return groups.change(actor.account(), id, body);
    }

    /// Removes a group; its members stay.
    @Requires(Permission.MANAGE_PEOPLE)
    @DeleteMapping("/api/v1/agent-groups/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeGroup(Actor actor, @PathVariable AgentGroupId id) {
        groups.remove(actor.account(), id);
    }

    record NewGroup(String name, List<AgentId> members) {}

    record GroupList(List<AgentGroup> items) {}
}
