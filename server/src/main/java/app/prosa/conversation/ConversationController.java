package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.agent.AgentGroupId;
import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.InboxFilters;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import app.prosa.conversation.Conversations.ListPage;
import app.prosa.conversation.Conversations.MessagePage;
import app.prosa.conversation.Conversations.Opened;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
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
    private final Places places;
    private final Histories histories;
    private final Replies replies;

    ConversationController(Conversations conversations, Places places, Histories histories, Replies replies) {
        this.conversations = conversations;
        this.places = places;
        this.histories = histories;
        this.replies = replies;
    }

    /// Lists conversations that the agent may see, by tab, scope and filters, those marked as unread first. Only
    /// some thousand are looked through at once, so a page may be short though there is a `next` one.
    /// With `q` it finds them by contact where the tab and the filters look, and by the text of any message
    /// in every state and in the archive: `hits` tells which message it was.
    @GetMapping
    @Requires(Permission.ATTEND)
    ListPage listConversations(
            Actor actor,
            @RequestParam(required = false) ListQuery.@Nullable Tab tab,
            @RequestParam(defaultValue = "all") ListQuery.Scope scope,
            @RequestParam(defaultValue = "private") Kind kind,
            @ParameterObject Narrowing narrowing,
            @RequestParam(required = false) ListQuery.@Nullable Order order,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "any") ListQuery.Field in,
            @RequestParam(defaultValue = "40") int limit,
            @RequestParam(required = false) @Nullable String after) {
        var byDefault = tab != null && tab.isQueue() ? ListQuery.Order.OLDEST : ListQuery.Order.NEWEST;
        return conversations.list(
                actor,
                new ListQuery(
                        tab,
                        scope,
                        kind,
                        narrowing.filters(),
                        order == null ? byDefault : order,
                        q,
                        in,
                        limit,
                        after == null ? null : places.take(actor, after)));
    }

    /// The list's filters as a query says them: what is left out narrows nothing.
    record Narrowing(
            @Nullable List<InboxFilters.Standing> statuses,
            @Nullable List<AgentId> owners,
            @Nullable Boolean unowned,
            @Nullable List<DepartmentId> departments,
            @Nullable List<AgentGroupId> groups,
            @Nullable List<UUID> connections,
            @Nullable List<String> channels,
            @Nullable List<UUID> tags,
            InboxFilters.@Nullable TagMode tagMode,
            @Nullable List<UUID> stages,
            @Nullable Boolean unread,
            @Nullable Boolean archived,
            @Nullable Boolean snoozed) {

        InboxFilters filters() {
            return new InboxFilters(
                    given(statuses),
                    given(owners),
                    isOn(unowned),
                    given(departments),
                    given(groups),
                    given(connections),
                    given(channels),
                    given(tags),
                    tagMode == null ? InboxFilters.TagMode.ANY : tagMode,
                    given(stages),
                    isOn(unread),
                    isOn(archived),
                    isOn(snoozed));
        }

        private static <T> List<T> given(@Nullable List<T> chosen) {
            return chosen == null ? List.of() : chosen;
        }

        private static boolean isOn(@Nullable Boolean said) {
            return said != null && said;
        }
    }

    /// How many conversations each tab holds for the agent.
    @GetMapping("/counts")
    @Requires(Permission.ATTEND)
    Counts countConversations(Actor actor) {
        return conversations.counts(actor);
    }

    /// Opens a conversation: its contact, messages from the first unread one, tickets and what the agent may
    /// do.
    @GetMapping("/{conversationId}")
    @Requires(Permission.ATTEND)
    Opened openConversation(Actor actor, @PathVariable ConversationId conversationId) {
        var opened = conversations.open(actor, conversationId);
        histories.opened(actor, conversationId);
        return opened;
    }

    /// Reads a stretch of the timeline: the newest lines, or those `before`, `after` or `around` a line's
    /// `seq`.
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

    /// Sends a reply to the customer or writes a note for colleagues. Answers 200 with the stored message
    /// when one with this id was sent before, so that repeating after a lost answer is safe. Replying to what
    /// waits accepts it.
    @PostMapping("/{conversationId}/messages")
    @Requires(Permission.ATTEND)
    ResponseEntity<Message> writeMessage(
            Actor actor, @PathVariable ConversationId conversationId, @RequestBody ReplyRequest request) {
        var written = replies.write(actor, conversationId, request);
        return ResponseEntity.status(written.added() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(written.message());
    }
}
