package app.prosa.bot;

import app.prosa.account.Module;
import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import app.prosa.connection.ConnectionId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The chatbot's flows over HTTP: written, tried out, published, and led to connections.
@RestController
class FlowController {

    private static final String FLOWS = "/api/v1/flows";
    private static final String ONE = FLOWS + "/{flowId}";

    private final Flows flows;
    private final TryOuts tryOuts;

    FlowController(Flows flows, TryOuts tryOuts) {
        this.flows = flows;
        this.tryOuts = tryOuts;
    }

    record FlowList(List<FlowCard> items) {}

    /// Lists the flows, by name.
    @GetMapping(FLOWS)
    @Requires(value = Permission.ATTEND, module = Module.CHATBOT)
    FlowList listFlows(Actor actor) {
        return new FlowList(flows.all(actor.account()));
    }

    /// @param draft its first steps; null: none yet
    record NewFlow(String name, @Nullable Script draft) {}

    /// Makes a flow. Customers get nothing of it until it is published.
    @PostMapping(FLOWS)
    @Requires(value = Permission.MANAGE_BOTS, module = Module.CHATBOT)
    @ResponseStatus(HttpStatus.CREATED)
    Flow addFlow(Actor actor, @RequestBody NewFlow body) {
        return flows.add(actor.account(), body.name(), body.draft());
    }

    /// Reads a flow with its draft, and what is wrong with it.
    @GetMapping(ONE)
    @Requires(value = Permission.MANAGE_BOTS, module = Module.CHATBOT)
    Flow readFlow(Actor actor, @PathVariable FlowId flowId) {
        return flows.read(actor.account(), flowId);
    }

    /// @param revision of the draft that the change is meant for
    record FlowDraft(String name, Script draft, long revision) {}

    /// Writes a flow's draft anew. It may be unfinished: what is wrong with it stands in the answer.
    /// Refused with `stale-draft` when somebody else has changed it since.
    @PutMapping(ONE)
    @Requires(value = Permission.MANAGE_BOTS, module = Module.CHATBOT)
    Flow writeFlow(Actor actor, @PathVariable FlowId flowId, @RequestBody FlowDraft body) {
        return flows.save(actor.account(), flowId, body.revision(), body.name(), body.draft());
    }

    record Publication(long revision) {}

    /// Publishes a flow's draft: customers who begin it from now on get this. Refused with `flow-broken`
    /// while something is wrong with it.
    @PostMapping(ONE + "/publication")
    @Requires(value = Permission.MANAGE_BOTS, module = Module.CHATBOT)
    Flow publishFlow(Actor actor, @PathVariable FlowId flowId, @RequestBody Publication body) {
        return flows.publish(actor, flowId, body.revision());
    }

    /// Removes a flow. Where it is under way it goes on to its end. Refused with `flow-in-use` while it
    /// receives the tickets of a connection.
    @DeleteMapping(ONE)
    @Requires(value = Permission.MANAGE_BOTS, module = Module.CHATBOT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeFlow(Actor actor, @PathVariable FlowId flowId) {
        flows.remove(actor.account(), flowId);
    }

    /// Tries a script out, one happening at a time: the answer is what the flow says and does, and its
    /// memory for the next one. Nothing is kept, and nothing goes to anybody.
    @PostMapping("/api/v1/flow-rehearsals")
    @Requires(value = Permission.MANAGE_BOTS, module = Module.CHATBOT)
    TryOuts.Rehearsed rehearseFlow(Actor actor, @RequestBody TryOuts.Rehearsal body) {
        return tryOuts.rehearse(actor, body);
    }

    record Doorways(List<Flows.Doorway> items) {}

    /// Lists which flow receives the new tickets of each connection.
    @GetMapping("/api/v1/flow-doors")
    @Requires(value = Permission.MANAGE_BOTS, module = Module.CHATBOT)
    Doorways listDoorways(Actor actor) {
        return new Doorways(flows.doorways(actor.account()));
    }

    /// @param open while the connection's department is there; null: none
    /// @param closed while nobody is; null: none
    record Doorkeepers(@Nullable FlowId open, @Nullable FlowId closed) {}

    /// Says which flow receives the new tickets of a connection from now on. Refused with `not-published`
    /// for one that customers cannot get yet.
    @PutMapping("/api/v1/flow-doors/{connectionId}")
    @Requires(value = Permission.MANAGE_BOTS, module = Module.CHATBOT)
    Flows.Doorway chooseDoorkeepers(
            Actor actor, @PathVariable ConnectionId connectionId, @RequestBody Doorkeepers body) {
        return flows.receive(actor.account(), new Flows.Doorway(connectionId, body.open(), body.closed()));
    }
}
