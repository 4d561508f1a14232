package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import app.prosa.connection.ConnectionId;
import app.prosa.conversation.Conversations.ListPage;
import app.prosa.conversation.Conversations.MessagePage;
import app.prosa.conversation.Conversations.Opened;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Conversations and their messages.
@RestController
@RequestMapping("/api/v1/conversations")
class ConversationController {

    private final Conversations conversations;
    private final Replies replies;

    ConversationController(Conversations conversations, Replies replies) {
        this.conversations = conversations;
        this.replies = replies;
    }

    /// Lists conversations that the agent may see, by tab, scope and filters, those marked as unread first. With `q`
    /// it finds them by contact where the tab and the filters look, and by the text of any message in every state and
    /// in the archive: `hits` tells which message it was.
    @GetMapping
    @Requires(Permission.ATTEND)
    ListPage listConversations(
            Actor actor,
            @RequestParam(required = false) ListQuery.@Nullable Tab tab,
            @RequestParam(defaultValue = "all") ListQuery.Scope scope,
            @RequestParam(defaultValue = "private") Kind kind,
            @RequestParam(defaultValue = "false") boolean archived,
            @RequestParam(required = false) @Nullable Boolean unread,
            @RequestParam(defaultValue = "") List<DepartmentId> departments,
            @RequestParam(defaultValue = "") List<AgentId> owners,
            @RequestParam(defaultValue = "") List<ConnectionId> connections,
            @RequestParam(required = false) ListQuery.@Nullable Order order,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "40") int limit,
            @RequestParam(required = false) @Nullable String after) {
        var byDefault = tab == ListQuery.Tab.WAITING ? ListQuery.Order.OLDEST : ListQuery.Order.NEWEST;
        return conversations.list(
                actor,
                new ListQuery(
                        tab,
                        scope,
                        kind,
                        archived,
                        unread,
                        departments,
                        owners,
                        connections,
                        order == null ? byDefault : order,
                        q,
                        limit,
                        after == null ? null : Cursor.parse(after)));
    }

    /// How many conversations each tab holds for the agent.
    @GetMapping("/counts")
    @Requires(Permission.ATTEND)
    Counts countConversations(Actor actor) {
        return conversations.counts(actor);
    }

    /// Opens a conversation: its contact, messages from the first unread one, tickets and what the agent may do.
    @GetMapping("/{conversationId}")
    @Requires(Permission.ATTEND)
    Opened openConversation(Actor actor, @PathVariable ConversationId conversationId) {
        return conversations.open(actor, conversationId);
    }

    /// Reads a stretch of the timeline: the newest lines, or those `before`, `after` or `around` a line's `seq`.
    @GetMapping("/{conversationId}/messages")
    @Requires(Permission.ATTEND)
    MessagePage readMessages(
            Actor actor,
            @PathVariable ConversationId conversationId,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable Long around,
            @RequestParam(defaultValue = "50") int limit) {
        return conversations.messages(actor, conversationId, before, after, around, limit);
    }

    /// Sends a reply to the customer or writes a note for colleagues. Answers 200 with the stored message when one with
    /// this id was sent before, so that repeating after a lost answer is safe. Replying to what waits accepts it.
    @PostMapping("/{conversationId}/messages")
    @Requires(Permission.ATTEND)
    ResponseEntity<Message> writeMessage(
            Actor actor, @PathVariable ConversationId conversationId, @RequestBody ReplyRequest request) {
        var written = replies.write(actor, conversationId, request);
        return ResponseEntity.status(written.added() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(written.message());
    }
}
