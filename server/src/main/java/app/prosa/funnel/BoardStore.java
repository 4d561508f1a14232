package app.prosa.funnel;

import app.prosa.conversation.BoardId;
import app.prosa.conversation.StageId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import app.prosa.sql.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `board` and `stage`.
@Component
class BoardStore {

    private static final String STAGES = """
            select board_id, id, name, color, outcome, expected_days
            from stage
            where account_id = ?
            order by place, id
            """;

    private final JdbcClient db;
    private final Table<Row> table;

    BoardStore(JdbcClient db) {
        this.db = db;
        this.table = new Table<>(db, "board", "id, kind, name", "kind, lower(name)", Row.class);
    }

    private record Row(BoardId id, Board.Kind kind, String name) {

        Board with(List<StageRow> stages) {
            return new Board(
                    id, kind, name, stages.stream().map(StageRow::stage).toList());
        }
    }

    private record StageRow(
            BoardId boardId,
            StageId id,
            String name,
            String color,
            Stage.@Nullable Outcome outcome,
            @Nullable Integer expectedDays) {

        Stage stage() {
            return new Stage(id, name, color, outcome, expectedDays);
        }
    }

    /// Funnels before kanbans, by name.
    List<Board> all(AccountId account) {
        var stages = stages(account).stream().collect(Collectors.groupingBy(StageRow::boardId));
        return table.all(account).stream()
                .map(it -> it.with(stages.getOrDefault(it.id(), List.of())))
                .toList();
    }

    Optional<Board> find(AccountId account, BoardId id) {
        return table.find(account, id).map(it -> whole(account, it));
    }

    /// The board, kept as it is until the transaction ends.
    Optional<Board> lock(AccountId account, BoardId id) {
        return table.lock(account, id).map(it -> whole(account, it));
    }

    private Board whole(AccountId account, Row row) {
        return row.with(stages(account).stream()
                .filter(it -> it.boardId().equals(row.id()))
                .toList());
    }

    private List<StageRow> stages(AccountId account) {
        return db.sql(STAGES)
                .param(account.value())
                .query(Rows.to(StageRow.class))
                .list();
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
                .params(
                        account.value(),
                        board.id().value(),
                        Sql.bindable(board.kind()),
                        board.name(),
                        Sql.bindable(at))
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
