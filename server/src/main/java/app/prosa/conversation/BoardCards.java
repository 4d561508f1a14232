package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.contact.TagId;
import app.prosa.sql.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reads boards by columns, as one agent may see them, and empties what is removed.
@Component
public class BoardCards {

    private final BoardCardStore store;
    private final Places places;
    private final Clock clock;

    BoardCards(BoardCardStore store, Places places, Clock clock) {
        this.store = store;
        this.places = places;
        this.clock = clock;
    }

    /// A page of a column, which may be short though more follow: one that hides much ends a page early.
    ///
    /// @param next where the next page begins, or null
    public record CardPage(
            List<Conversation> items, @Nullable String next) {
        public CardPage {
            items = List.copyOf(items);
        }
    }

    /// Who stands on a stage, the latest first.
    @Transactional(readOnly = true)
    public CardPage on(Actor actor, StageId stage, @Nullable String after, int limit) {
        var from = after == null ? null : places.take(actor, after);
        return page(actor, store.on(actor.account(), Visibility.of(actor), stage, from, size(limit)));
    }

    /// Whose contact has a tag, the newest contact first.
    @Transactional(readOnly = true)
    public CardPage tagged(Actor actor, TagId tag, @Nullable String after, int limit) {
        var from = after == null ? null : places.take(actor, after);
        return page(actor, store.tagged(actor.account(), Visibility.of(actor), tag, from, size(limit)));
    }

    /// Whose contact has no tag, the newest contact first.
    @Transactional(readOnly = true)
    public CardPage untagged(Actor actor, @Nullable String after, int limit) {
        var from = after == null ? null : places.take(actor, after);
        return page(actor, store.untagged(actor.account(), Visibility.of(actor), from, size(limit)));
    }

    private CardPage page(Actor actor, ListStore.Page page) {
        var next = page.next();
        return new CardPage(page.items(), next == null ? null : places.give(actor, next));
    }

    private static int size(int limit) {
        return Math.clamp(limit, 1, ListQuery.MAX_LIMIT);
    }

    /// What the stages of a board hold; those that hold nothing are left out.
    @Transactional(readOnly = true)
    public List<ColumnTotal> totals(Actor actor, BoardId board) {
        return store.totals(actor.account(), Visibility.of(actor), board);
    }

    /// What these tags hold.
    @Transactional(readOnly = true)
    public List<ColumnTotal> tagTotals(Actor actor, List<TagId> tags) {
        return store.tagTotals(actor.account(), Visibility.of(actor), tags);
    }

    /// What those without a tag hold.
    @Transactional(readOnly = true)
    public ColumnTotal untaggedTotal(Actor actor) {
        return store.untaggedTotal(actor.account(), Visibility.of(actor));
    }

    /// How many cards each stage of a board has, whoever may see them: for whoever removes it.
    @Transactional(readOnly = true)
    public Map<StageId, Long> counts(AccountId account, BoardId board) {
        return store.counts(account, board).stream()
                .collect(Collectors.toMap(BoardCardStore.Count::stage, BoardCardStore.Count::cards));
    }

    /// Moves all cards of some stages, which are about to go, to another place or off the board. The timelines
    /// say nothing of it; the histories do. Who stands on the other board already stays there.
    ///
    /// @param to null: they leave
    @Transactional
    public void empty(Actor actor, List<StageId> stages, @Nullable Spot to) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var moved = store.lockOn(actor.account(), stages);
        if (to != null) {
            store.moveAll(actor.account(), stages, to, now, actor.agent());
        }
        store.removeAll(actor.account(), stages, now, actor.agent());
        store.showAll(actor.account(), moved);
    }
}
