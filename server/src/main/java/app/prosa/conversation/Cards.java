package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.conversation.MessageContent.What;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where conversations stand on boards (docs/rules.md, E38): on one stage of each of several funnels, and of one
/// kanban, which is of the ticket and ends with it. Each move is a line of the timeline and a step of a history
/// that outlives stages and boards.
@Component
public class Cards {

    private static final int MOST_STEPS = 200;

    private final Changes changes;
    private final CardStore store;
    private final Ids ids;
    private final Clock clock;

    Cards(Changes changes, CardStore store, Ids ids, Clock clock) {
        this.changes = changes;
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /// Puts the conversation on a stage, in the place of any other of the board. Doing it twice is doing it once.
    ///
    /// @param from where the mover saw it, or null when they do not care
    /// @throws Refusal.Conflict `card-moved` when it is elsewhere by now
    @Transactional
    public Conversation put(Actor actor, ConversationId id, Spot spot, @Nullable StageId from) {
        var conversation = changes.locked(actor, id);
        var present = conversation.cardOn(spot.board()).map(StageCard::stage);
        if (present.filter(spot.stage()::equals).isPresent()) {
            return conversation;
        }
        if (from != null && present.filter(from::equals).isEmpty()) {
            throw new Refusal.Conflict(
                    "card-moved",
                    "Somebody moved the card meanwhile.",
                    present.<Map<String, Object>>map(it -> Map.of("stage", it.value()))
                            .orElse(Map.of()));
        }
        var now = now();
        var cards = new ArrayList<>(conversation.cards());
        cards.removeIf(it -> it.board().equals(spot.board()));
        if (spot.kanban()) {
            for (var left : store.leaveKanban(actor.account(), id, spot.board())) {
                cards.removeIf(it -> it.board().equals(left));
                store.addParting(actor.account(), id, ids.next(), left, now, actor.agent());
            }
        }
        cards.add(new StageCard(spot.board(), spot.stage(), now));
        store.put(
                actor.account(), id, spot, spot.kanban() ? conversation.ticket().id() : null, now);
        store.addStep(actor.account(), id, ids.next(), spot, now, actor.agent());
        return written(actor, conversation, cards, What.STAGE_CHANGED, spot.words());
    }

    /// Takes the conversation off a board. Doing it twice is doing it once.
    @Transactional
    public Conversation remove(Actor actor, ConversationId id, BoardId board, String boardName) {
        var conversation = changes.locked(actor, id);
        if (conversation.cardOn(board).isEmpty()) {
            return conversation;
        }
        store.remove(actor.account(), id, board);
        store.addParting(actor.account(), id, ids.next(), board, now(), actor.agent());
        var cards = conversation.cards().stream()
                .filter(it -> !it.board().equals(board))
                .toList();
        return written(actor, conversation, cards, What.STAGE_LEFT, boardName);
    }

    private Conversation written(Actor actor, Conversation before, List<StageCard> cards, What what, String detail) {
        store.show(actor.account(), before.id(), cards);
        return changes.write(actor, before, before.standingOn(cards), what, detail);
    }

    /// The conversation's moves, newest first.
    @Transactional(readOnly = true)
    public List<CardStep> steps(AccountId account, ConversationId id) {
        return store.steps(account, id, MOST_STEPS);
    }

    /// A new ticket begins: it stands on no kanban yet.
    Conversation offTheKanban(AccountId account, Conversation conversation) {
        if (conversation.cards().isEmpty()) {
            return conversation;
        }
        var left = store.leaveKanban(account, conversation.id(), null);
        if (left.isEmpty()) {
            return conversation;
        }
        var now = now();
        left.forEach(it -> store.addParting(account, conversation.id(), ids.next(), it, now, null));
        var cards = conversation.cards().stream()
                .filter(it -> !left.contains(it.board()))
                .toList();
        store.show(account, conversation.id(), cards);
        return conversation.standingOn(cards);
    }

    /// As exactly as the database keeps it: it is the order of a column.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
