package app.prosa.audit;

import app.prosa.agent.AgentId;
import app.prosa.sql.AccountId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reads the audit log.
@Component
public class AuditLog {

    private final AuditStore store;

    AuditLog(AuditStore store) {
        this.store = store;
    }

    /// Newest first, from before an entry on, by person and by words.
    @Transactional(readOnly = true)
    public List<AuditEntry> read(
            AccountId account, @Nullable AgentId agent, @Nullable String words, @Nullable UUID before, int limit) {
        return store.list(account, agent, words, before, limit);
    }
}
