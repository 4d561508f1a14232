package app.prosa.supervision;

import app.prosa.account.Module;
import app.prosa.agent.Actor;
import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import app.prosa.connection.ConnectionId;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The supervision panel.
@RestController
class SupervisionController {

    private static final int LONGEST_TARGET = 24 * 60 * 60;

    private final Supervision supervision;

    SupervisionController(Supervision supervision) {
        this.supervision = supervision;
    }

    /// Reads how service goes now: departments, people, and what is in progress, longest waiting first. Looking takes
    /// nothing and marks nothing as read.
    @Requires(value = Permission.SUPERVISE, module = Module.SERVICE)
    @GetMapping("/api/v1/supervision")
    Panel readPanel(
            Actor actor,
            @RequestParam(defaultValue = "") List<AgentId> agents,
            @RequestParam(defaultValue = "") List<DepartmentId> departments,
            @RequestParam(defaultValue = "") List<ConnectionId> connections,
            @RequestParam(defaultValue = "120") int targetSeconds) {
        var target = Math.clamp(targetSeconds, 1, LONGEST_TARGET);
        return supervision.panel(actor, new Supervision.Filter(agents, departments, connections, target));
    }
}
