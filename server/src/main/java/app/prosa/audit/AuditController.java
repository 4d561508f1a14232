package app.prosa.audit;

import app.prosa.agent.Actor;
import app.prosa.agent.AgentId;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The audit log.
@RestController
class AuditController {

    private static final int MOST = 200;

    private final AuditLog log;

    AuditController(AuditLog log) {
        this.log = log;
    }

    /// @param next give it as `before` for the page after this one; null at the end
    record AuditPage(List<AuditEntry> items, @Nullable UUID next) {}

    /// Lists what was changed, newest first: by person, by the parts of the API it went to, by period, by words.
    @Requires(Permission.MANAGE_ACCOUNT)
    @GetMapping("/api/v1/audit")
    AuditPage readAudit(
            Actor actor,
            @RequestParam(required = false) @Nullable AgentId agent,
            @RequestParam(defaultValue = "") List<String> areas,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable UUID before,
            @RequestParam(defaultValue = "50") int limit) {
        int size = Math.clamp(limit, 1, MOST);
        var asked = new AuditLog.Question(agent, areas, from, until, q, before);
        var rows = log.read(actor.account(), asked, size + 1);
        var items = rows.size() > size ? rows.subList(0, size) : rows;
        return new AuditPage(
                List.copyOf(items), rows.size() > size ? items.getLast().id() : null);
    }
}
