package app.prosa.conversation;

/// A stage where a card can stand, as whoever keeps the boards knows it.
///
/// @param kanban its board is a kanban: a ticket stands on one at most
public record Spot(BoardId board, boolean kanban, String boardName, StageId stage, String stageName) {

    /// As the timeline names it.
    String words() {
        return boardName + ": " + stageName;
    }
}
