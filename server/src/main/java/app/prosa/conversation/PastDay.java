package app.prosa.conversation;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.sql.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reads what a day that is over brought, for whoever counts it or plays it again: figures only, nothing that was said.
@Component
public class PastDay {

    private final PastDayStore store;

    PastDay(PastDayStore store) {
        this.store = store;
    }

    /// A ticket that came to a department.
    ///
    /// @param service how long somebody was busy with it; null when nobody was, or is still
    public record Arrived(
            TicketId ticket,
            DepartmentId department,
            int priority,
            Instant at,
            @Nullable Duration service) {}

    /// Somebody did something.
    public record Sign(AgentId agent, Instant at) {}

    /// In the order in which they came, of all departments.
    @Transactional(readOnly = true)
    public List<Arrived> arrivals(AccountId account, Instant from, Instant until, int most) {
        return store.arrivals(account, from, until, most);
    }

    /// When people took, gave or finished something: that they were there.
    @Transactional(readOnly = true)
    public List<Sign> signs(AccountId account, Instant from, Instant until) {
        return store.signs(account, from, until);
    }
}
