package app.prosa.bot;

import app.prosa.connection.ConnectionId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `typebot` and `typebot_door`.
@Component
class TypebotStore {

    private static final String SELECT = """
            select typebot.id, typebot.token, typebot.switched_on as typebot_on, typebot.viewer as typebot_viewer,
                typebot.public_id as typebot_public_id, typebot.token is not null as typebot_has_token,
                typebot.starts as typebot_starts, typebot.start_word as typebot_start_word,
                typebot.finish_word as typebot_finish_word, typebot.idle_minutes as typebot_idle_minutes,
                typebot.not_understood as typebot_not_understood, typebot.pause_millis as typebot_pause_millis,
                typebot.join_seconds as typebot_join_seconds,
                array(
                    select connection_id
                    from typebot_door
                    where typebot_door.account_id = typebot.account_id and typebot_door.typebot_id = typebot.id
                    order by connection_id) as typebot_connections
            from typebot
            where typebot.account_id = ?
            """;

    private final JdbcClient db;

    TypebotStore(JdbcClient db) {
        this.db = db;
    }

    /// @param token sealed
    record Row(TypebotId id, @Nullable String token, Typebot typebot) {}

    Optional<Row> find(AccountId account) {
        return db.sql(SELECT).param(account.value()).query(Rows.to(Row.class)).optional();
    }

    /// The same, kept as it is until the transaction ends.
    Optional<Row> lock(AccountId account) {
        return db.sql(SELECT + "for update of typebot")
                .param(account.value())
                .query(Rows.to(Row.class))
                .optional();
    }

    void save(AccountId account, TypebotId id, Typebot typebot, @Nullable String token) {
        db.sql("""
                        insert into typebot (account_id, id, switched_on, viewer, public_id, token, starts, start_word,
                            finish_word, idle_minutes, not_understood, pause_millis, join_seconds)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (account_id, id) do update
                        set switched_on = excluded.switched_on, viewer = excluded.viewer,
                            public_id = excluded.public_id, token = excluded.token, starts = excluded.starts,
                            start_word = excluded.start_word, finish_word = excluded.finish_word,
                            idle_minutes = excluded.idle_minutes, not_understood = excluded.not_understood,
                            pause_millis = excluded.pause_millis, join_seconds = excluded.join_seconds
                        """)
                .param(account.value())
                .param(id.value())
                .param(typebot.on())
                .param(typebot.viewer())
                .param(typebot.publicId())
                .param(token)
                .param(Sql.bindable(typebot.starts()))
                .param(typebot.startWord())
                .param(typebot.finishWord())
                .param(typebot.idleMinutes())
                .param(typebot.notUnderstood())
                .param(typebot.pauseMillis())
                .param(typebot.joinSeconds())
                .update();
    }

    /// It answers on these connections and no others.
    void leadTo(AccountId account, TypebotId id, List<ConnectionId> connections) {
        var wanted = connections.stream().map(ConnectionId::value).toArray(UUID[]::new);
        db.sql("delete from typebot_door where account_id = ? and typebot_id = ? and connection_id <> all(?)")
                .params(account.value(), id.value(), wanted)
                .update();
        db.sql("""
                        insert into typebot_door (account_id, connection_id, typebot_id)
                        select ?, connection, ?
                        from unnest(?) as wanted (connection)
                        on conflict (account_id, connection_id) do nothing
                        """).params(account.value(), id.value(), wanted).update();
    }
}
