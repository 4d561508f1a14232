package app.prosa.quickreply;

import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
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

/// Quick replies over HTTP.
@RestController
class QuickReplyController {

    private final QuickReplies replies;

    QuickReplyController(QuickReplies replies) {
        this.replies = replies;
    }

    /// Lists the quick replies that the agent may use, by shortcut: everybody's and those of their departments, or all
    /// for whoever manages them.
    @Requires(Permission.ATTEND)
    @GetMapping("/api/v1/quick-replies")
    QuickReplyList quickReplies(Actor actor) {
        return new QuickReplyList(replies.of(actor));
    }

    /// Makes a quick reply. Its files were uploaded by the same agent before, and are its own from then on.
    @Requires(Permission.MANAGE_QUICK_REPLIES)
    @PostMapping("/api/v1/quick-replies")
    @ResponseStatus(HttpStatus.CREATED)
    QuickReply addQuickReply(Actor actor, @RequestBody QuickReplies.Wish body) {
        return replies.add(actor, body);
    }

    /// Changes a quick reply. Its files are those that are named: of the ones it had, and newly uploaded ones.
    @Requires(Permission.MANAGE_QUICK_REPLIES)
    @PatchMapping("/api/v1/quick-replies/{id}")
    QuickReply changeQuickReply(Actor actor, @PathVariable QuickReplyId id, @RequestBody QuickReplies.Change body) {
        return replies.change(actor, id, body);
    }

    /// Removes a quick reply with its files. What was sent stays.
    @Requires(Permission.MANAGE_QUICK_REPLIES)
    @DeleteMapping("/api/v1/quick-replies/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeQuickReply(Actor actor, @PathVariable QuickReplyId id) {
        replies.remove(actor, id);
    }

    record QuickReplyList(List<QuickReply> items) {}
}
