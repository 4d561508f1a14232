package app.prosa.conversation;

import java.time.Instant;

/// A conversation's card on a board: on which stage it stands, and since when.
public record StageCard(BoardId board, StageId stage, Instant since) {}
