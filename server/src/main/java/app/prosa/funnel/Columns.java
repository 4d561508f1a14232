package app.prosa.funnel;

import app.prosa.agent.Actor;
import app.prosa.contact.TagId;
import app.prosa.contact.Tags;
import app.prosa.conversation.BoardCards;
import app.prosa.conversation.BoardCards.CardPage;
import app.prosa.conversation.BoardId;
import app.prosa.conversation.ColumnTotal;
import app.prosa.conversation.StageId;
import app.prosa.web.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What stands in the columns of boards, as one agent may see it: of stages, or of the tags by which a CRM groups.
@Component
class Columns {

    private final Boards boards;
    private final BoardCards cards;
    private final Tags tags;

    Columns(Boards boards, BoardCards cards, Tags tags) {
        this.boards = boards;
        this.cards = cards;
        this.tags = tags;
    }

    @Transactional(readOnly = true)
    public CardPage on(Actor actor, StageId stage, @Nullable String after, int limit) {
        if (!boards.has(actor.account(), stage)) {
            throw new Refusal.NotFound("stage");
        }
        return cards.on(actor, stage, after, limit);
    }

    @Transactional(readOnly = true)
    public List<ColumnTotal> totals(Actor actor, BoardId board) {
        return cards.totals(actor, boards.find(actor.account(), board).id());
    }

    @Transactional(readOnly = true)
    public CardPage tagged(Actor actor, TagId tag, @Nullable String after, int limit) {
        if (known(actor, List.of(tag)).isEmpty()) {
            throw new Refusal.NotFound("tag");
        }
        return cards.tagged(actor, tag, after, limit);
    }

    @Transactional(readOnly = true)
    public CardPage untagged(Actor actor, @Nullable String after, int limit) {
        return cards.untagged(actor, after, limit);
    }

    /// Tags that are gone are left out.
    ///
    /// @param untagged count those without any tag as well
    @Transactional(readOnly = true)
    public List<ColumnTotal> totals(Actor actor, List<TagId> wanted, boolean untagged) {
        var totals = new ArrayList<>(cards.tagTotals(actor, known(actor, wanted)));
        if (untagged) {
            totals.add(cards.untaggedTotal(actor));
        }
        return totals;
    }

    private List<TagId> known(Actor actor, List<TagId> wanted) {
        return tags.all(actor.account()).stream()
                .map(it -> it.id())
                .filter(wanted::contains)
                .toList();
    }
}
