package app.prosa.conversation;

import app.prosa.account.Module;
import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What a new chat begins with. Going on with a customer who has written is
/// `POST /api/v1/conversations/{conversationId}/tickets`.
@RestController
@RequestMapping("/api/v1/chats")
class ChatController {

    private final Chats chats;

    ChatController(Chats chats) {
        this.chats = chats;
    }

    record Reaches(List<Chats.Reach> items) {}

    /// Lists the connections that are on, and which of them reach numbers that have never written.
    @GetMapping("/reaches")
    @Requires(value = Permission.ATTEND, module = Module.ADD_CHATS)
    Reaches listReaches(Actor actor) {
        return new Reaches(chats.reaches(actor));
    }

    record KnownChats(List<Conversation> items) {}

    /// Finds customers by name, e-mail or number: their conversations that the agent may see, in every state.
    @GetMapping("/known")
    @Requires(value = Permission.ATTEND, module = Module.ADD_CHATS)
    KnownChats findKnownChats(Actor actor, @RequestParam String q) {
        return new KnownChats(chats.known(actor, q));
    }

    /// Begins to talk with a number, in a ticket of the agent's own. Refused with `cannot-start` where the
    /// connection does not reach numbers, and with `already-open` while the number is being served.
    @PostMapping
    @Requires(value = Permission.ATTEND, module = Module.ADD_CHATS)
    @ResponseStatus(HttpStatus.CREATED)
    Conversation beginChat(Actor actor, @RequestBody Chats.Stranger stranger) {
        return chats.call(actor, stranger);
    }
}
