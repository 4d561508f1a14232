package app.prosa.understanding;

import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import app.prosa.sql.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `entity_type`.
@Component
class EntityTypeStore {

    private final JdbcClient db;
    private final Table<EntityType> table;

    EntityTypeStore(JdbcClient db) {
        this.db = db;
        this.table =
                new Table<>(db, "entity_type", "id, name, things as values, revision", "lower(name)", EntityType.class);
    }

    List<EntityType> all(AccountId account) {
        return table.all(account);
    }

    Optional<EntityType> lock(AccountId account, EntityTypeId id) {
        return table.lock(account, id);
    }

    void insert(AccountId account, EntityType type, Instant at) {
        db.sql("""
                        insert into entity_type (account_id, id, name, things, revision, created_at)
                        values (?, ?, ?, ?::jsonb, ?, ?)
                        """)
                .params(
                        account.value(),
                        type.id().value(),
                        type.name(),
                        Rows.json(type.values()),
                        type.revision(),
                        Sql.bindable(at))
                .update();
    }

    void update(AccountId account, EntityType type) {
        db.sql("update entity_type set name = ?, things = ?::jsonb, revision = ? where account_id = ? and id = ?")
                .params(
                        type.name(),
                        Rows.json(type.values()),
                        type.revision(),
                        account.value(),
                        type.id().value())
                .update();
    }

    void delete(AccountId account, EntityTypeId id) {
        table.delete(account, id);
    }
}
