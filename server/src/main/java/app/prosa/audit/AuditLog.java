package app.prosa.audit;

import app.prosa.agent.AgentId;
import app.prosa.sql.AccountId;
import java.time.Instant;
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

    /// What is looked for; what is null or empty narrows nothing.
    ///
    /// @param areas parts of the API, such as `departments`
    /// @param until the first moment that is not meant any more
    /// @param before the last entry of the page above
    public record Question(
            @Nullable AgentId agent,
            List<String> areas,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String words,
            @Nullable UUID before) {}

    /// Newest first.
    @Transactional(readOnly = true)
    public List<AuditEntry> read(AccountId account, Question asked, int limit) {
        return store.list(account, asked, limit);
    }
}
