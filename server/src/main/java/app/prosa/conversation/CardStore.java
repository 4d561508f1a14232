package app.prosa.conversation;

import app.prosa.agent.AgentId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `card` and `card_step`, and `conversation.cards`, which says the same as the first. The caller holds the
/// lock of the conversation.
@Component
class CardStore {

    private final JdbcClient db;

    CardStore(JdbcClient db) {
        this.db = db;
    }

    /// @param ticket whose card it is on a kanban; null on a funnel
    void put(AccountId account, ConversationId conversation, Spot spot, @Nullable TicketId ticket, Instant at) {
        db.sql("""
                        insert into card (account_id, board_id, conversation_id, stage_id, ticket_id, entered_at)
                        values (?, ?, ?, ?, ?::uuid, ?)
                        on conflict (account_id, board_id, conversation_id) do update
                        set stage_id = excluded.stage_id, entered_at = excluded.entered_at
                        """)
                .param(account.value())
                .param(spot.board().value())
                .param(conversation.value())
                .param(spot.stage().value())
                .param(ticket == null ? null : ticket.value())
                .param(Sql.bindable(at))
                .update();
    }

    void remove(AccountId account, ConversationId conversation, BoardId board) {
        db.sql("delete from card where account_id = ? and conversation_id = ? and board_id = ?")
                .params(account.value(), conversation.value(), board.value())
                .update();
    }

    /// Takes the conversation off its kanban and answers which that was.
    ///
    /// @param except unless it is this one
    List<BoardId> leaveKanban(AccountId account, ConversationId conversation, @Nullable BoardId except) {
        return db.sql("""
                        delete from card
                        where account_id = ? and conversation_id = ? and ticket_id is not null
                            and board_id is distinct from ?::uuid
                        returning board_id
                        """)
                .param(account.value())
                .param(conversation.value())
                .param(except == null ? null : except.value())
                .query((row, _) -> new BoardId(row.getObject("board_id", UUID.class)))
                .list();
    }

    /// Says on the conversation's row where it stands.
    void show(AccountId account, ConversationId conversation, List<StageCard> cards) {
        db.sql("update conversation set cards = ?::jsonb where account_id = ? and id = ?")
                .params(Rows.json(cards), account.value(), conversation.value())
                .update();
    }

    void addStep(AccountId account, ConversationId conversation, UUID id, Spot to, Instant at, AgentId by) {
        db.sql("""
                        insert into card_step (account_id, conversation_id, id, board_id, board_name, stage_id,
                            stage_name, at, by_id)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        account.value(),
                        conversation.value(),
                        id,
                        to.board().value(),
                        to.boardName(),
                        to.stage().value(),
                        to.stageName(),
                        Sql.bindable(at),
                        by.value())
                .update();
    }

    /// It left the board, which is called as when it came.
    void addParting(
            AccountId account, ConversationId conversation, UUID id, BoardId board, Instant at, @Nullable AgentId by) {
        db.sql("""
                        insert into card_step (account_id, conversation_id, id, board_id, board_name, at, by_id)
                        select account_id, conversation_id, ?, board_id, board_name, ?, ?::uuid
                        from card_step
                        where account_id = ? and conversation_id = ? and board_id = ?
                        order by at desc, id desc
                        limit 1
                        """)
                .param(id)
                .param(Sql.bindable(at))
                .param(by == null ? null : by.value())
                .param(account.value())
                .param(conversation.value())
                .param(board.value())
                .update();
    }

    /// The newest moves, newest first.
    List<CardStep> steps(AccountId account, ConversationId conversation, int limit) {
        return db.sql("""
                        select board_id as board, board_name, stage_id as stage, stage_name, at, by_id as by
                        from card_step
                        where account_id = ? and conversation_id = ?
                        order by at desc, id desc
                        limit ?
                        """)
                .params(account.value(), conversation.value(), limit)
                .query(Rows.to(CardStep.class))
                .list();
    }

    /// Conversations that stand on one of the stages, at most so many: one that stands on two comes twice.
    List<ConversationId> on(AccountId account, List<UUID> stages, int most) {
        return db.sql("""
                        select conversation_id
                        from card
                        where account_id = ? and stage_id = any(?)
                        limit ?
                        """)
                .params(account.value(), Sql.bindable(stages), most)
                .query((row, _) -> new ConversationId(row.getObject("conversation_id", UUID.class)))
                .list();
    }
}
