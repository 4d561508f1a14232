package app.prosa.funnel;

import app.prosa.conversation.BoardId;
import app.prosa.conversation.StageId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Sql;
import app.prosa.sql.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `board` and `stage`.
@Component
class BoardStore {

    private static final String STAGES = """
            coalesce((
                select jsonb_agg(jsonb_build_object('id', stage.id, 'name', stage.name, 'color', stage.color,
                    'outcome', stage.outcome, 'expectedDays', stage.expected_days) order by stage.place, stage.id)
                from stage
                where stage.account_id = board.account_id and stage.board_id = board.id), '[]') as stages
            """;

    private final JdbcClient db;
    private final Table<Board> table;

    BoardStore(JdbcClient db) {
        this.db = db;
        this.table = new Table<>(db, "board", "id, kind, name, " + STAGES, "kind, lower(name)", Board.class);
    }

    /// Funnels before kanbans, by name.
    List<Board> all(AccountId account) {
        return table.all(account);
    }

    Optional<Board> find(AccountId account, BoardId id) {
        return table.find(account, id);
    }

    /// The board, kept as it is until the transaction ends. Its stages are read once it is.
    Optional<Board> lock(AccountId account, BoardId id) {
        return table.lock(account, id).flatMap(_ -> table.find(account, id));
    }

    boolean has(AccountId account, StageId stage) {
        return db.sql("select exists (select from stage where account_id = ? and id = ?)")
                .params(account.value(), stage.value())
                .query(Boolean.class)
                .single();
    }

    /// Keeps the stage from being removed until the transaction ends; others may use it as well. False when it is gone.
    boolean hold(AccountId account, StageId stage) {
        return db.sql("select true from stage where account_id = ? and id = ? for key share")
                .params(account.value(), stage.value())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /// Keeps cards from coming to the stages until the transaction ends.
    void close(AccountId account, List<StageId> stages) {
        db.sql("select id from stage where account_id = ? and id = any(?) order by id for update")
                .params(account.value(), Sql.bindable(stages))
                .query(java.util.UUID.class)
                .list();
    }

    void insert(AccountId account, Board board, Instant at) {
        db.sql("insert into board (account_id, id, kind, name, created_at) values (?, ?, ?, ?, ?)")
                .params(account.value(), board.id().value(), Sql.bindable(board.kind()), board.name(), Sql.bindable(at))
                .update();
        save(account, board);
    }

    void rename(AccountId account, Board board) {
        db.sql("update board set name = ? where account_id = ? and id = ?")
                .params(board.name(), account.value(), board.id().value())
                .update();
    }

    /// Writes the stages in their order; those that were there before are changed.
    void save(AccountId account, Board board) {
        for (int place = 0; place < board.stages().size(); place++) {
            var stage = board.stages().get(place);
            db.sql("""
                            insert into stage (account_id, id, board_id, place, name, color, outcome, expected_days)
                            values (?, ?, ?, ?, ?, ?, ?::text, ?::integer)
                            on conflict (account_id, id) do update
                            set place = excluded.place, name = excluded.name, color = excluded.color,
                                outcome = excluded.outcome, expected_days = excluded.expected_days
                            """)
                    .param(account.value())
                    .param(stage.id().value())
                    .param(board.id().value())
                    .param(place)
                    .param(stage.name())
                    .param(stage.color())
                    .param(stage.outcome() == null ? null : Sql.bindable(stage.outcome()))
                    .param(stage.expectedDays())
                    .update();
        }
    }

    void deleteStage(AccountId account, StageId stage) {
        db.sql("delete from stage where account_id = ? and id = ?")
                .params(account.value(), stage.value())
                .update();
    }

    void delete(AccountId account, BoardId id) {
        table.delete(account, id);
    }
}
