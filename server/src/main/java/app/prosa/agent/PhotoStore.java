package app.prosa.agent;

import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `agent_photo`, and the version on the agent's row by which browsers know a new photo.
@Component
class PhotoStore {

    private final JdbcClient db;

    PhotoStore(JdbcClient db) {
        this.db = db;
    }

    void save(AccountId account, AgentId id, Photo photo, Instant at) {
        db.sql("""
                insert into agent_photo (account_id, agent_id, media_type, bytes, updated_at)
                values (?, ?, ?, ?, ?)
                on conflict (account_id, agent_id) do update
                set media_type = excluded.media_type, bytes = excluded.bytes, updated_at = excluded.updated_at
                """)
                .params(account.value(), id.value(), photo.mediaType(), photo.bytes(), Sql.bindable(at))
                .update();
        db.sql("""
                update agent
                set photo_version = ?
                where account_id = ? and id = ?
                """).params(at.toEpochMilli(), account.value(), id.value()).update();
    }

    void delete(AccountId account, AgentId id) {
        db.sql("""
                delete from agent_photo
                where account_id = ? and agent_id = ?
                """).params(account.value(), id.value()).update();
        db.sql("""
                update agent
                set photo_version = null
                where account_id = ? and id = ?
                """).params(account.value(), id.value()).update();
    }

    Optional<Photo> find(AccountId account, AgentId id) {
        return db.sql("""
                select media_type, bytes
                from agent_photo
                where account_id = ? and agent_id = ?
                """)
                .params(account.value(), id.value())
                .query(Rows.to(Photo.class))
                .optional();
    }
}
