package app.prosa.audit;

import app.prosa.agent.AgentId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `audit_entry`.
@Component
class AuditStore {

    private final JdbcClient db;

    AuditStore(JdbcClient db) {
        this.db = db;
    }

    void add(AccountId account, AuditEntry entry) {
        var body = entry.body() == null ? null : entry.body().toString();
        db.sql("""
                        insert into audit_entry (account_id, id, at, agent_id, agent_name, action, path, body, address, words)
                        values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, lower(unaccent(?)))
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
                .param(String.join(" ", entry.agentName(), entry.action(), entry.path(), body == null ? "" : body))
                .update();
    }

    List<AuditEntry> list(
            AccountId account, @Nullable AgentId agent, @Nullable String words, @Nullable UUID before, int limit) {
        var filter = Sql.all(
                Sql.must("account_id = ?", account),
                Sql.when(agent, it -> Sql.of("agent_id = ?", it)),
                words == null || words.isBlank()
                        ? Optional.empty()
                        : Sql.must("words like '%' || lower(unaccent(?)) || '%'", escaped(words.strip())),
                Sql.when(before, it -> Sql.of("id < ?", it)));
        return db.sql("""
                        select id, at, agent_id as agent, agent_name, action, path, body, address
                        from audit_entry
                        where %s
                        order by id desc
                        limit %d
                        """.formatted(filter.text(), limit))
                .params(filter.params())
                .query(Rows.to(AuditEntry.class))
                .list();
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
