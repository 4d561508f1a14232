package app.prosa.routing;

import app.prosa.agent.Actor;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.ConversationId;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// How departments hand out what waits in them, and why it went where it went.
@RestController
class RoutingController {

    private final Policies policies;
    private final Reasons reasons;
    private final Rehearsals rehearsals;

    RoutingController(Policies policies, Reasons reasons, Rehearsals rehearsals) {
        this.policies = policies;
        this.reasons = reasons;
        this.rehearsals = rehearsals;
    }

    record PolicyList(List<Policies.Chosen> items) {}

    /// Lists each department's policy.
    @Requires(Permission.MANAGE_ROUTING)
    @GetMapping("/api/v1/routing/policies")
    PolicyList routingPolicies(Actor actor) {
        return new PolicyList(policies.all(actor));
    }

    /// Decides how a department hands out what waits in it, from now on.
    @Requires(Permission.MANAGE_ROUTING)
    @PutMapping("/api/v1/routing/policies/{departmentId}")
    Policies.Chosen chooseRoutingPolicy(
            Actor actor, @PathVariable DepartmentId departmentId, @RequestBody Policy policy) {
        return policies.choose(actor, departmentId, policy);
    }

    /// Plays a day, one that was or one that is made up, under a department's present policy and under another one: how
    /// long customers wait and how much each person has. Nothing is changed.
    @Requires(Permission.MANAGE_ROUTING)
    @PostMapping("/api/v1/routing/policies/{departmentId}/rehearsals")
    Rehearsal rehearseRoutingPolicy(
            Actor actor, @PathVariable DepartmentId departmentId, @RequestBody RehearsalWish wish) {
        return rehearsals.rehearse(actor, departmentId, wish);
    }

    record Decisions(List<Made> items) {}

    /// Lists what routing decided about a conversation and why, newest first.
    @Requires(Permission.ATTEND)
    @GetMapping("/api/v1/conversations/{conversationId}/routing")
    Decisions routingDecisions(Actor actor, @PathVariable ConversationId conversationId) {
        return new Decisions(reasons.decisions(actor, conversationId));
    }

    /// Delegates a conversation to its department's queue: the next in turn gets it, never who had it; when nobody can,
    /// it waits. The answer is the conversation as it stands, also when the agent has just lost sight of it.
    @Requires(Permission.ATTEND)
    @PostMapping("/api/v1/conversations/{conversationId}/delegation")
    Conversation delegateConversation(Actor actor, @PathVariable ConversationId conversationId) {
        return reasons.delegate(actor, conversationId);
    }
}
