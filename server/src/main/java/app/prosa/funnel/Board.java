package app.prosa.funnel;

import app.prosa.conversation.BoardId;
import app.prosa.conversation.Spot;
import app.prosa.conversation.StageId;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/// Quadro: a funnel of sales or service, or a kanban, with its columns in their order.
public record Board(BoardId id, Kind kind, String name, List<Stage> stages) {

    public Board {
        stages = List.copyOf(stages);
    }

    /// What stands on it.
    public enum Kind {
        /// Customers, on one stage of each of several funnels.
        @JsonProperty("funnel")
        FUNNEL,
        /// Tickets, on one kanban each.
        @JsonProperty("kanban")
        KANBAN
    }

    /// One of its stages, as a place for cards.
    Optional<Spot> spot(StageId stage) {
        return stages.stream()
                .filter(it -> it.id().equals(stage))
                .findFirst()
                .map(it -> new Spot(id, kind == Kind.KANBAN, name, stage, it.name()));
    }
}
