package app.prosa.funnel;

import app.prosa.agent.Actor;
import app.prosa.conversation.BoardId;
import app.prosa.conversation.CardStep;
import app.prosa.conversation.Cards;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Conversations;
import app.prosa.conversation.StageId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Moves cards over the account's boards.
@Component
public class Moves {

    private final Boards boards;
    private final Cards cards;
    private final Conversations conversations;

    Moves(Boards boards, Cards cards, Conversations conversations) {
        this.boards = boards;
        this.cards = cards;
        this.conversations = conversations;
    }

    /// Puts a conversation on a stage.
    ///
    /// @param from where the mover saw it, or null when they do not care
    @Transactional
    public Conversation put(
            Actor actor, ConversationId conversation, BoardId board, StageId stage, @Nullable StageId from) {
        return cards.put(actor, conversation, boards.held(actor.account(), board, stage), from);
    }

    /// Takes a conversation off a board.
    @Transactional
    public Conversation remove(Actor actor, ConversationId conversation, BoardId board) {
        return cards.remove(
                actor, conversation, board, boards.find(actor.account(), board).name());
    }

    /// How the conversation went over the boards, newest first.
    ///
    /// @throws Refusal.NotFound if there is none, or none for this agent
    @Transactional(readOnly = true)
    public List<CardStep> steps(Actor actor, ConversationId conversation) {
        return cards.steps(
                actor.account(), conversations.visible(actor, conversation).id());
    }
}
