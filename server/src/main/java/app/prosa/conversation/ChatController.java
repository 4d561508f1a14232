package app.prosa.conversation;

import app.prosa.account.Module;
import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What a new chat begins with. Going on from a conversation that is over is
/// `POST /api/v1/conversations/{conversationId}/tickets`.
@RestController
@RequestMapping("/api/v1/chats")
class ChatController {

    private final Chats chats;

    ChatController(Chats chats) {
        this.chats = chats;
    }

    record Reaches(List<Chats.Reach> items) {}

    /// Lists the connections that are on, and how a conversation can begin there.
    @GetMapping("/reaches")
    @Requires(value = Permission.ATTEND, module = Module.ADD_CHATS)
    Reaches listReaches(Actor actor) {
        return new Reaches(chats.reaches(actor));
    }

    record Companies(List<String> items) {}

    /// Finds companies by name: those of contacts with whom the agent may begin.
    @GetMapping("/companies")
    @Requires(value = Permission.ATTEND, module = Module.ADD_CHATS)
    Companies findCompanies(Actor actor, @RequestParam(defaultValue = "") String q) {
        return new Companies(chats.companies(actor, q));
    }

    record Choices(List<Chats.Person> items) {}

    /// Finds contacts by name, e-mail or number among those of a company, or of none when it is left out.
    @GetMapping("/contacts")
    @Requires(value = Permission.ATTEND, module = Module.ADD_CHATS)
    Choices findPeople(
            Actor actor,
            @RequestParam(required = false) @Nullable String company,
            @RequestParam(defaultValue = "") String q) {
        return new Choices(chats.people(actor, company, q));
    }

    /// Begins to talk with a contact or with a number, in a ticket of the agent's own. Refused with `cannot-start`
    /// where the connection does not reach them; with `already-open` and the `conversation` while they are being
    /// served, or `served-elsewhere` where the agent does not see it; and with `template-needed` when only a
    /// template gets through to them.
    @PostMapping
    @Requires(value = Permission.ATTEND, module = Module.ADD_CHATS)
    @ResponseStatus(HttpStatus.CREATED)
    Conversation beginChat(Actor actor, @RequestBody Chats.NewChat chat) {
        return chats.begin(actor, chat);
    }
}
