package app.prosa.funnel;

import app.prosa.account.Module;
import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import app.prosa.contact.TagId;
import app.prosa.conversation.BoardCards.CardPage;
import app.prosa.conversation.BoardId;
import app.prosa.conversation.CardStep;
import app.prosa.conversation.ColumnTotal;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.StageId;
import app.prosa.web.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The columns of boards, and moving cards over them.
@RestController
@RequestMapping("/api/v1")
class CardController {

    private static final String CARD = "/conversations/{conversationId}/cards/{boardId}";
    private static final int MOST_TAGS = 50;

    private final Moves moves;
    private final Columns columns;

    CardController(Moves moves, Columns columns) {
        this.moves = moves;
        this.columns = columns;
    }

    /// Lists the conversations on a stage that the agent may see: who came last stands first. A page may be short
    /// though more follow.
    @GetMapping("/stages/{stageId}/cards")
    @Requires(value = Permission.ATTEND, module = Module.FUNNEL)
    CardPage listCards(
            Actor actor,
            @PathVariable StageId stageId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "30") int limit) {
        return columns.on(actor, stageId, after, limit);
    }

    record Totals(List<ColumnTotal> items) {}

    /// Counts the cards of each stage that the agent may see, and what their tickets are worth. Stages without any
    /// are left out.
    @GetMapping("/boards/{boardId}/totals")
    @Requires(value = Permission.ATTEND, module = Module.FUNNEL)
    Totals sumBoard(Actor actor, @PathVariable BoardId boardId) {
        return new Totals(columns.totals(actor, boardId));
    }

    /// Lists the conversations whose contact has a tag, as far as the agent may see them: the newest contact first.
    /// A page may be short though more follow.
    @GetMapping("/tags/{tagId}/cards")
    @Requires(value = Permission.ATTEND, module = Module.FUNNEL)
    CardPage listTagged(
            Actor actor,
            @PathVariable TagId tagId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "30") int limit) {
        return columns.tagged(actor, tagId, after, limit);
    }

    /// Lists the conversations whose contact has no tag, in the same way.
    @GetMapping("/untagged/cards")
    @Requires(value = Permission.ATTEND, module = Module.FUNNEL)
    CardPage listUntagged(
            Actor actor,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "30") int limit) {
        return columns.untagged(actor, after, limit);
    }

    /// Counts the conversations of each tag that the agent may see, and what their tickets are worth.
    ///
    /// @param untagged count those of contacts without a tag as well: their column is null
    @GetMapping("/tags/totals")
    @Requires(value = Permission.ATTEND, module = Module.FUNNEL)
    Totals sumTags(
            Actor actor,
            @RequestParam(defaultValue = "") List<TagId> tags,
            @RequestParam(defaultValue = "false") boolean untagged) {
        if (tags.size() > MOST_TAGS) {
            throw new Refusal.Invalid(
                    "invalid",
                    "At most " + MOST_TAGS + " may be asked for.",
                    Map.of("field", "tags", "most", MOST_TAGS));
        }
        return new Totals(columns.totals(actor, tags, untagged));
    }

    /// @param from where the agent saw the card; without it the card moves wherever it is
    record Move(StageId stageId, @Nullable StageId from) {}

    /// Puts a conversation on a stage of a board, in the place of any other there. On a kanban it stands for its
    /// ticket, which is on no other kanban then. Refused with `card-moved` when it is not where the agent saw it.
    @PutMapping(CARD)
    @Requires(value = Permission.ATTEND, module = Module.FUNNEL)
    Conversation putCard(
            Actor actor,
            @PathVariable ConversationId conversationId,
            @PathVariable BoardId boardId,
            @RequestBody Move body) {
        return moves.put(actor, conversationId, boardId, body.stageId(), body.from());
    }

    /// Takes a conversation off a board.
    @DeleteMapping(CARD)
    @Requires(value = Permission.ATTEND, module = Module.FUNNEL)
    Conversation removeCard(Actor actor, @PathVariable ConversationId conversationId, @PathVariable BoardId boardId) {
        return moves.remove(actor, conversationId, boardId);
    }

    record CardSteps(List<CardStep> items) {}

    /// Tells how a conversation went over the boards, newest first: at most the last two hundred moves.
    @GetMapping("/conversations/{conversationId}/card-steps")
    @Requires(value = Permission.ATTEND, module = Module.FUNNEL)
    CardSteps listCardSteps(Actor actor, @PathVariable ConversationId conversationId) {
        return new CardSteps(moves.steps(actor, conversationId));
    }
}
