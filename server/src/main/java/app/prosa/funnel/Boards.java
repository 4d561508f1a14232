package app.prosa.funnel;

import app.prosa.agent.Actor;
import app.prosa.conversation.BoardCards;
import app.prosa.conversation.BoardId;
import app.prosa.conversation.Spot;
import app.prosa.conversation.StageId;
import app.prosa.funnel.BoardEvent.BoardChanged;
import app.prosa.funnel.BoardEvent.BoardRemoved;
import app.prosa.funnel.BoardWish.StageWish;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The boards of an account: funnels and kanbans with their stages.
@Component
public class Boards {

    private static final int MOST = 50;

    private final BoardStore store;
    private final BoardCards cards;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Boards(BoardStore store, BoardCards cards, Ids ids, Clock clock, ApplicationEventPublisher events) {
        this.store = store;
        this.cards = cards;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public List<Board> all(AccountId account) {
        return store.all(account);
    }

    /// A new board.
    ///
    /// @param stages name and color of each
    @Transactional
    public Board add(Actor actor, Board.Kind kind, String name, List<Stage> stages) {
        if (store.all(actor.account()).size() >= MOST) {
            throw new Refusal.Conflict("too-many-boards", "There are " + MOST + " boards already.");
        }
        var board = new Board(new BoardId(ids.next()), kind, BoardWish.named(name), stages);
        uniquely(() -> store.insert(actor.account(), board, clock.instant()));
        events.publishEvent(new BoardChanged(actor.account(), board));
        return board;
    }

    @Transactional
    public Board add(Actor actor, BoardWish wish) {
        var fresh = wish.stages().stream()
                .map(it -> new StageWish(null, it.name(), it.color(), it.outcome(), it.expectedDays()))
                .toList();
        return add(actor, wish.kind(), wish.name(), BoardWish.checked(fresh, ids));
    }

    /// What is changed of a board; what is absent stays.
    ///
    /// @param stages all of them in their order: those that there are, and new ones
    record Change(@Nullable String name, @Nullable List<StageWish> stages) {}

    /// @throws Refusal.Conflict `changed-meanwhile` when the stages are not those that there are
    @Transactional
    public Board change(Actor actor, BoardId id, Change change) {
        var old = locked(actor.account(), id);
        var board = new Board(
                id,
                old.kind(),
                change.name() == null ? old.name() : BoardWish.named(change.name()),
                change.stages() == null ? old.stages() : BoardWish.checked(known(old, change.stages()), ids));
        uniquely(() -> {
            store.rename(actor.account(), board);
            store.save(actor.account(), board);
        });
        events.publishEvent(new BoardChanged(actor.account(), board));
        return board;
    }

    private static List<StageWish> known(Board old, List<StageWish> wished) {
        var named = new HashSet<StageId>();
        for (var it : wished) {
            if (it.id() != null && !named.add(it.id())) {
                throw new Refusal.Invalid("invalid", "A stage comes once.", Map.of("field", "stages"));
            }
        }
        var there = new HashSet<StageId>();
        old.stages().forEach(it -> there.add(it.id()));
        if (!named.equals(there)) {
            throw new Refusal.Conflict("changed-meanwhile", "The board has other stages by now.");
        }
        return wished;
    }

    /// Where the cards go of what is removed.
    ///
    /// @param to a stage of a board of the same kind, or null
    /// @param leave they leave the board
    record Leaving(@Nullable StageId to, boolean leave) {}

    /// Removes a stage; the last one goes with its board only.
    ///
    /// @throws Refusal.Conflict `stage-in-use` while it has cards and nobody says where they go
    @Transactional
    public Board removeStage(Actor actor, BoardId id, StageId stage, Leaving leaving) {
        var old = locked(actor.account(), id);
        var _ = old.spot(stage).orElseThrow(() -> new Refusal.NotFound("stage"));
        if (old.stages().size() == 1) {
            throw new Refusal.Conflict("last-stage", "A board has at least one stage.");
        }
        empty(actor, old, List.of(stage), leaving);
        store.deleteStage(actor.account(), stage);
        var board = new Board(
                id,
                old.kind(),
                old.name(),
                old.stages().stream().filter(it -> !it.id().equals(stage)).toList());
        events.publishEvent(new BoardChanged(actor.account(), board));
        return board;
    }

    /// Removes a board with its stages.
    @Transactional
    public void remove(Actor actor, BoardId id, Leaving leaving) {
        var old = locked(actor.account(), id);
        empty(actor, old, old.stages().stream().map(Stage::id).toList(), leaving);
        store.delete(actor.account(), id);
        events.publishEvent(new BoardRemoved(actor.account(), id));
    }

    private void empty(Actor actor, Board board, List<StageId> stages, Leaving leaving) {
        store.close(actor.account(), stages);
        var to = leaving.to() == null ? null : goal(actor.account(), board.kind(), stages, leaving.to());
        if (to == null && !leaving.leave()) {
            var counts = cards.counts(actor.account(), board.id());
            long count =
                    stages.stream().mapToLong(it -> counts.getOrDefault(it, 0L)).sum();
            if (count > 0) {
                throw new Refusal.Conflict("stage-in-use", "Cards stand there.", Map.of("count", count));
            }
        }
        cards.empty(actor, stages, to);
    }

    private Spot goal(AccountId account, Board.Kind kind, List<StageId> without, StageId wanted) {
        return store.all(account).stream()
                .filter(it -> it.kind() == kind)
                .flatMap(it -> it.spot(wanted).stream())
                .filter(it -> !without.contains(it.stage()) && store.hold(account, it.stage()))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("stage"));
    }

    /// How many cards each stage has, whoever may see them.
    @Transactional(readOnly = true)
    public Map<StageId, Long> counts(AccountId account, BoardId id) {
        return cards.counts(account, find(account, id).id());
    }

    @Transactional(readOnly = true)
    public Board find(AccountId account, BoardId id) {
        return store.find(account, id).orElseThrow(() -> new Refusal.NotFound("board"));
    }

    @Transactional(readOnly = true)
    public boolean has(AccountId account, StageId stage) {
        return store.has(account, stage);
    }

    /// A stage, which stays until the transaction ends.
    @Transactional
    public Spot held(AccountId account, BoardId board, StageId stage) {
        return store.find(account, board)
                .flatMap(it -> it.spot(stage))
                .filter(it -> store.hold(account, it.stage()))
                .orElseThrow(() -> new Refusal.NotFound("stage"));
    }

    private Board locked(AccountId account, BoardId id) {
        return store.lock(account, id).orElseThrow(() -> new Refusal.NotFound("board"));
    }

    private static void uniquely(Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException _) {
            throw new Refusal.Conflict("name-taken", "There is one of this name already.");
        }
    }
}
