package app.prosa.demo;

import app.prosa.agent.Actor;
import app.prosa.conversation.StageId;
import app.prosa.funnel.Board;
import app.prosa.funnel.Boards;
import app.prosa.funnel.Stage;
import app.prosa.funnel.Stage.Outcome;
import app.prosa.sql.Ids;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The funnel in which the shop sells, and the kanban of its support.
@Component
class Pipelines {

    static final String SALES = "Vendas";
    static final String NEW = "Novo contato";
    static final String QUALIFIED = "Qualificação";
    static final String OFFERED = "Proposta enviada";
    static final String BARGAIN = "Negociação";
    static final String WON = "Ganho";

    static final String SUPPORT = "Suporte";
    static final String TO_DO = "A fazer";
    static final String DOING = "Em andamento";
    static final String THEIR_TURN = "Aguardando cliente";
    static final String DONE = "Concluído";

    private final Boards boards;
    private final Ids ids;

    Pipelines(Boards boards, Ids ids) {
        this.boards = boards;
        this.ids = ids;
    }

    Map<String, Board> build(Actor by) {
        var sales = boards.add(
                by,
                Board.Kind.FUNNEL,
                SALES,
                List.of(
                        stage(NEW, "#1971c2", null, 1),
                        stage(QUALIFIED, "#5b4fd6", null, 2),
                        stage(OFFERED, "#e67700", null, 5),
                        stage(BARGAIN, "#b04c6b", null, 7),
                        stage(WON, "#2b8a3e", Outcome.WON, null),
                        stage("Perdido", "#868e96", Outcome.LOST, null)));
        var support = boards.add(
                by,
                Board.Kind.KANBAN,
                SUPPORT,
                List.of(
                        stage(TO_DO, "#1971c2", null, 1),
                        stage(DOING, "#e67700", null, 2),
                        stage(THEIR_TURN, "#5b4fd6", null, 3),
                        stage(DONE, "#2b8a3e", null, null)));
        return Stream.of(sales, support).collect(Collectors.toMap(Board::name, Function.identity()));
    }

    private Stage stage(String name, String color, @Nullable Outcome outcome, @Nullable Integer days) {
        return new Stage(new StageId(ids.next()), name, color, outcome, days);
    }

    static Stage stage(Board board, String name) {
        return board.stages().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
