package app.prosa.funnel;

import app.prosa.account.Module;
import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import app.prosa.conversation.BoardId;
import app.prosa.conversation.StageId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The account's boards over HTTP.
@RestController
@RequestMapping("/api/v1/boards")
class BoardController {

    private static final String ONE = "/{boardId}";

    private final Boards boards;

    BoardController(Boards boards) {
        this.boards = boards;
    }

    record BoardList(List<Board> items) {}

    /// Lists the account's funnels and kanbans with their stages.
    @GetMapping
    @Requires(value = Permission.ATTEND, module = Module.FUNNEL)
    BoardList listBoards(Actor actor) {
        return new BoardList(boards.all(actor.account()));
    }

    /// Makes a board with its stages.
    @PostMapping
    @Requires(value = Permission.MANAGE_FUNNELS, module = Module.FUNNEL)
    @ResponseStatus(HttpStatus.CREATED)
    Board addBoard(Actor actor, @RequestBody BoardWish body) {
        return boards.add(actor, body);
    }

    /// Renames a board, or changes its stages and their order. The stages are given all at once; none is removed
    /// this way.
    @PatchMapping(ONE)
    @Requires(value = Permission.MANAGE_FUNNELS, module = Module.FUNNEL)
    Board changeBoard(Actor actor, @PathVariable BoardId boardId, @RequestBody Boards.Change change) {
        return boards.change(actor, boardId, change);
    }

    record StageCount(StageId stage, long cards) {}

    record StageCounts(List<StageCount> items) {}

    /// Counts the cards of each stage, also those that the agent may not see: for whoever is about to remove it.
    /// Stages without cards are left out.
    @GetMapping(ONE + "/counts")
    @Requires(value = Permission.MANAGE_FUNNELS, module = Module.FUNNEL)
    StageCounts countCards(Actor actor, @PathVariable BoardId boardId) {
        return new StageCounts(boards.counts(actor.account(), boardId).entrySet().stream()
                .map(it -> new StageCount(it.getKey(), it.getValue()))
                .toList());
    }

    /// Removes a board. Its cards go `to` a stage of another board of its kind, or `leave`; refused with
    /// `stage-in-use` when there are some and neither is said.
    @DeleteMapping(ONE)
    @Requires(value = Permission.MANAGE_FUNNELS, module = Module.FUNNEL)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeBoard(
            Actor actor,
            @PathVariable BoardId boardId,
            @RequestParam(required = false) @Nullable StageId to,
            @RequestParam(defaultValue = "false") boolean leave) {
        boards.remove(actor, boardId, new Boards.Leaving(to, leave));
    }

    /// Removes a stage. Its cards go `to` another stage, or `leave` the board; refused with `stage-in-use` when
    /// there are some and neither is said.
    @DeleteMapping(ONE + "/stages/{stageId}")
    @Requires(value = Permission.MANAGE_FUNNELS, module = Module.FUNNEL)
    Board removeStage(
            Actor actor,
            @PathVariable BoardId boardId,
            @PathVariable StageId stageId,
            @RequestParam(required = false) @Nullable StageId to,
            @RequestParam(defaultValue = "false") boolean leave) {
        return boards.removeStage(actor, boardId, stageId, new Boards.Leaving(to, leave));
    }
}
