package app.prosa.conversation;

import app.prosa.agent.AgentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A move of a conversation's card, with the names that board and stage had then.
///
/// @param stage null: it left the board
/// @param by null when it left by itself, because a new ticket began
public record CardStep(
        BoardId board,
        String boardName,
        @Nullable StageId stage,
        @Nullable String stageName,
        Instant at,
        @Nullable AgentId by) {}
