package app.prosa.conversation;

import app.prosa.account.Module;
import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// How services are sorted: by demand, by value and by priority.
@RestController
class SortingController {

    private static final String ONE = "/api/v1/conversations/{conversationId}";

    private final Sorting sorting;
    private final Demands demands;
    private final Protocols protocols;

    SortingController(Sorting sorting, Demands demands, Protocols protocols) {
        this.sorting = sorting;
        this.demands = demands;
        this.protocols = protocols;
    }

    record DemandList(List<Demand> items) {}

    /// Lists the account's demands, also those that are offered no more.
    @GetMapping("/api/v1/demands")
    @Requires(value = Permission.ATTEND, module = Module.DEMANDS)
    DemandList listDemands(Actor actor) {
        return new DemandList(demands.all(actor.account()));
    }

    record NewDemand(String name) {}

    /// Registers a demand.
    @PostMapping("/api/v1/demands")
    @Requires(value = Permission.MANAGE_ACCOUNT, module = Module.DEMANDS)
    @ResponseStatus(HttpStatus.CREATED)
    Demand addDemand(Actor actor, @RequestBody NewDemand body) {
        return demands.add(actor, body.name());
    }

    /// Renames a demand, or offers it no more.
    @PatchMapping("/api/v1/demands/{demandId}")
    @Requires(value = Permission.MANAGE_ACCOUNT, module = Module.DEMANDS)
    Demand changeDemand(Actor actor, @PathVariable DemandId demandId, @RequestBody Demands.Change change) {
        return demands.change(actor, demandId, change);
    }

    record ChosenDemand(DemandId demandId) {}

    /// Says what a conversation's ticket is about.
    @PutMapping(ONE + "/demand")
    @Requires(value = Permission.ATTEND, module = Module.DEMANDS)
    Conversation chooseDemand(
            Actor actor, @PathVariable ConversationId conversationId, @RequestBody ChosenDemand chosen) {
        return sorting.choose(actor, conversationId, chosen.demandId());
    }

    /// Removes the demand from a conversation's ticket.
    @DeleteMapping(ONE + "/demand")
    @Requires(value = Permission.ATTEND, module = Module.DEMANDS)
    Conversation removeDemand(Actor actor, @PathVariable ConversationId conversationId) {
        return sorting.choose(actor, conversationId, null);
    }

    /// Gives a conversation's ticket the protocol by which the customer can speak of it. One that it has
    /// stays.
    @PutMapping(ONE + "/protocol")
    @Requires(Permission.ATTEND)
    Conversation giveProtocol(Actor actor, @PathVariable ConversationId conversationId) {
        return protocols.give(actor, conversationId);
    }

    record ChosenValue(BigDecimal value) {}

    /// Says what a conversation's ticket is worth, in reais.
    @PutMapping(ONE + "/value")
    @Requires(Permission.ATTEND)
    Conversation chooseValue(
            Actor actor, @PathVariable ConversationId conversationId, @RequestBody ChosenValue chosen) {
        return sorting.value(actor, conversationId, chosen.value());
    }

    /// Removes the value from a conversation's ticket.
    @DeleteMapping(ONE + "/value")
    @Requires(Permission.ATTEND)
    Conversation removeValue(Actor actor, @PathVariable ConversationId conversationId) {
        return sorting.value(actor, conversationId, null);
    }

    record ChosenPriority(Priority priority) {}

    /// Says which conversations go first.
    @PutMapping(ONE + "/priority")
    @Requires(Permission.PRIORITISE)
    Conversation choosePriority(
            Actor actor, @PathVariable ConversationId conversationId, @RequestBody ChosenPriority chosen) {
        return sorting.prioritise(actor, conversationId, chosen.priority());
    }
}
