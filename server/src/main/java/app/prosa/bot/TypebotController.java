package app.prosa.bot;

import app.prosa.account.Module;
import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import app.prosa.connection.ConnectionId;
import app.prosa.conversation.Assistant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Typebot over HTTP: how it takes part, for who may manage connections, and where, for everyone.
@RestController
class TypebotController {

    private static final String TYPEBOT = "/api/v1/typebot";

    private final Typebots typebots;
    private final TypebotChecks checks;

    TypebotController(Typebots typebots, TypebotChecks checks) {
        this.typebots = typebots;
        this.checks = checks;
    }

    /// How Typebot takes part, without its token.
    @GetMapping(TYPEBOT)
    @Requires(Permission.MANAGE_CONNECTIONS)
    Typebot readTypebot(Actor actor) {
        return typebots.read(actor.account());
    }

    /// Sets how Typebot takes part. Refused with `address-inside` for a viewer that does not lead to a
    /// public host.
    @PutMapping(TYPEBOT)
    @Requires(Permission.MANAGE_CONNECTIONS)
    Typebot changeTypebot(Actor actor, @RequestBody Typebots.Wish body) {
        return typebots.save(actor.account(), body);
    }

    /// What a test found.
    record TypebotTest(boolean works, List<TypebotChecks.Check> checks) {}

    /// Begins a session with Typebot, and says exactly what does not fit together.
    @PostMapping(TYPEBOT + "/test")
    @Requires(Permission.MANAGE_CONNECTIONS)
    TypebotTest testTypebot(Actor actor) {
        var found = checks.of(actor.account());
        return new TypebotTest(found.stream().allMatch(TypebotChecks.Check::passed), found);
    }

    /// A bot of somebody else's that takes part.
    ///
    /// @param name as its makers call it
    /// @param connections where it answers
    record AssistantCard(Assistant assistant, String name, List<ConnectionId> connections) {
        AssistantCard {
            connections = List.copyOf(connections);
        }
    }

    record AssistantList(List<AssistantCard> items) {}

    /// Lists the bots of others that take part in this account. Each has a switch in every ticket of its
    /// connections.
    @GetMapping("/api/v1/assistants")
    @Requires(value = Permission.ATTEND, module = Module.CHATBOT)
    AssistantList listAssistants(Actor actor) {
        var typebot = typebots.read(actor.account());
        return new AssistantList(
                typebot.on()
                        ? List.of(
                                new AssistantCard(Assistant.TYPEBOT, Assistant.TYPEBOT.title(), typebot.connections()))
                        : List.of());
    }
}
