package app.prosa.telephony;

import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import app.prosa.conversation.CallState;
import app.prosa.conversation.CallVia;
import app.prosa.conversation.ConversationId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Calls over HTTP.
@RestController
@RequestMapping("/api/v1/calls")
class CallController {

    private final PhoneCalls calls;

    CallController(PhoneCalls calls) {
        this.calls = calls;
    }

    /// @param id made by the one who calls (UUIDv7): the same id twice is one call
    /// @param conversation whose customer is called
    /// @param phone or the number that is called, however it is written
    record NewCall(
            CallId id,
            CallVia via,
            @Nullable ConversationId conversation,
            @Nullable String phone) {

        PhoneCalls.Target target() {
            if (conversation != null) {
                return new PhoneCalls.Target.Customer(conversation);
            }
            return new PhoneCalls.Target.Digits(phone == null ? "" : phone);
        }
    }

    /// Begins a call to the customer of a conversation, or to a number; its line appears where the agent talks
    /// with them. Refused with `telephony-off` when the agent cannot call by this, `no-phone` and
    /// `contact-blocked`.
    @PostMapping
    @Requires(Permission.ATTEND)
    @ResponseStatus(HttpStatus.CREATED)
    PhoneCalls.Shown beginCall(@RequestBody NewCall wanted, Actor actor) {
        return calls.dial(actor, wanted.id(), wanted.via(), wanted.target());
    }

    /// Reads a call that the agent made, or that rang at them.
    @GetMapping("/{callId}")
    @Requires(Permission.ATTEND)
    PhoneCalls.Shown readCall(@PathVariable CallId callId, Actor actor) {
        return calls.read(actor, callId);
    }

    /// How far a call got, as the agent's screen knows.
    ///
    /// @param failure why it did not come about, as a code such as `busy`
    record Progress(CallState state, @Nullable String failure) {}

    /// Says how far a call got. It is said again every ten seconds while the call goes on: of one that nobody
    /// speaks of for thirty, the server says that it is over.
    @PutMapping("/{callId}/state")
    @Requires(Permission.ATTEND)
    PhoneCalls.Shown reportCall(@PathVariable CallId callId, @RequestBody Progress progress, Actor actor) {
        return calls.tell(actor, callId, progress.state(), progress.failure());
    }
}
