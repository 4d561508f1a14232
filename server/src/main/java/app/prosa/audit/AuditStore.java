package app.prosa.audit;

import app.prosa.audit.AuditEntry.Changed;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The table `audit_entry`.
@Component
class AuditStore {

    private final JdbcClient db;

    AuditStore(JdbcClient db) {
        this.db = db;
    }

    /// From here on the transaction's changes of audited tables are noted for this entry.
    void watch(UUID entry) {
        db.sql("select set_config('app.audit', ?, true)")
                .param(entry.toString())
                .query()
                .singleRow();
    }

    /// A row that an audited request added, changed or removed.
    record Touched(
            long number,
            String relation,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    /// What the transaction has changed so far. It is taken away: it may hold secrets.
    List<Changed> changes(AccountId account, UUID entry) {
        var touched = db.sql("""
                        delete from audit_touched
                        where account_id = ? and entry_id = ?
                        returning number, relation, before, after
                        """)
                .params(account.value(), entry)
                .query(Rows.to(Touched.class))
                .list();
        return Differences.between(touched.stream()
                .sorted(Comparator.comparingLong(Touched::number))
                .toList());
    }

    void add(AccountId account, AuditEntry entry) {
        var body = entry.body() == null ? null : entry.body().toString();
        var changes = Rows.json(entry.changes());
        db.sql("""
                        insert into audit_entry (account_id, id, at, agent_id, agent_name, action, path, body, address, changes, words)
                        values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?::jsonb, lower(unaccent(?)))
                        """)
                .param(account.value())
                .param(entry.id())
                .param(Sql.bindable(entry.at()))
                .param(entry.agent().value())
                .param(entry.agentName())
                .param(entry.action())
                .param(entry.path())
                .param(body)
                .param(entry.address())
                .param(changes)
                .param(String.join(
                        " ", entry.agentName(), entry.action(), entry.path(), body == null ? "" : body, changes))
                .update();
    }

    List<AuditEntry> list(AccountId account, AuditLog.Question asked, int limit) {
        var words = asked.words();
        var filter = Sql.all(
                Sql.must("account_id = ?", account),
                Sql.when(asked.agent(), it -> Sql.of("agent_id = ?", it)),
                words == null || words.isBlank()
                        ? Optional.empty()
                        : Sql.must("words like '%' || lower(unaccent(?)) || '%'", escaped(words.strip())),
                asked.areas().isEmpty()
                        ? Optional.empty()
                        : Sql.must("area = any(?)", (Object) asked.areas().toArray(String[]::new)),
                Sql.when(asked.from(), it -> Sql.of("id >= ?", first(it))),
                Sql.when(asked.until(), it -> Sql.of("id < ?", first(it))),
                Sql.when(asked.before(), it -> Sql.of("id < ?", it)));
        return db.sql("""
                        select id, at, agent_id as agent, agent_name, action, path, body, address, changes
                        from audit_entry
                        where %s
                        order by id desc
                        limit %d
                        """.formatted(filter.text(), limit))
                .params(filter.params())
                .query(Rows.to(AuditEntry.class))
                .list();
    }

    /// Ids begin with the time, so the index of the key serves a period as well.
    private static UUID first(Instant from) {
        return new UUID(from.toEpochMilli() << 16, 0);
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
