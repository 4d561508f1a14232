package app.prosa.agent;

import app.prosa.web.Refusal;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The people of the account.
@RestController
class AgentController {

    private final Agents agents;

    AgentController(Agents agents) {
        this.agents = agents;
    }

    /// Lists the people who work here; administrators also see those who no longer do.
    @Requires(Permission.ATTEND)
    @GetMapping("/api/v1/agents")
    AgentList agents(Actor actor) {
        boolean all = actor.may(Permission.MANAGE_PEOPLE);
        return new AgentList(agents.all(actor.account()).stream()
                .filter(it -> all || it.active())
                .toList());
    }

    /// Changes a colleague's names, profile or departments, or whether they work here.
    @Requires(Permission.MANAGE_PEOPLE)
    @PatchMapping("/api/v1/agents/{id}")
    Agent changeAgent(Actor actor, @PathVariable AgentId id, @RequestBody Agents.Change body) {
        return agents.change(actor, id, body);
    }

    /// Shows an agent's photo. Its address changes with the photo, so browsers keep it.
    @Requires(Permission.ATTEND)
    @GetMapping("/api/v1/agents/{id}/photo")
    ResponseEntity<byte[]> agentPhoto(Actor actor, @PathVariable AgentId id) {
        return agents.photo(actor.account(), id)
                .orElseThrow(() -> new Refusal.NotFound("photo"))
                .answer(CacheControl.maxAge(Duration.ofDays(365)).immutable());
    }

    record AgentList(List<Agent> items) {}
}
