package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// What happened to a conversation beside its messages: where its tickets stood and for how long, who gave them to
/// whom, and who looked (docs/rules.md, E35).
@Component
public class Histories {

    private static final int MOST = 500;
    private static final Duration ONE_VIEW = Duration.ofMinutes(5);

    private final TicketStore store;
    private final Conversations conversations;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Cache<Viewing, Instant> views =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(ONE_VIEW).build();

    Histories(TicketStore store, Conversations conversations, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.conversations = conversations;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Viewing(AgentId agent, ConversationId conversation) {}

    /// Where a ticket stood from `at` on.
    ///
    /// @param seconds how long; until now for the last
    /// @param by who or what moved it there: an agent, or the system when a rule did
    /// @param because the line that says why
    public record Step(
            TicketId ticket,
            Instant at,
            long seconds,
            State state,
            @Nullable AgentId owner,
            @Nullable DepartmentId department,
            Author by,
            @Nullable MessageContent because) {}

    /// @param steps oldest first
    /// @param views newest first
    public record History(List<Step> steps, List<View> views) {}

    @Transactional(readOnly = true)
    public History history(Actor actor, ConversationId id) {
        conversations.visible(actor, id);
        var rows = store.steps(actor.account(), id, MOST);
        var steps = new ArrayList<Step>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var until = i + 1 < rows.size() ? rows.get(i + 1).at() : clock.instant();
            steps.add(new Step(
                    row.ticketId(),
                    row.at(),
                    Duration.between(row.at(), until).toSeconds(),
                    row.state(),
                    row.ownerId(),
                    row.departmentId(),
                    new Author(row.byKind(), row.byId(), null),
                    row.reason()));
        }
        return new History(List.copyOf(steps), store.views(actor.account(), id, MOST));
    }

    /// Keeps that the agent opened the conversation, which they may see. It costs nothing while they come and go.
    public void opened(Actor actor, ConversationId id) {
        var now = clock.instant();
        var viewing = new Viewing(actor.agent(), id);
        var last = views.getIfPresent(viewing);
        if (last == null || !last.isAfter(now.minus(ONE_VIEW))) {
            transaction.executeWithoutResult(
                    _ -> store.view(actor.account(), id, actor.agent(), now, now.minus(ONE_VIEW)));
            views.put(viewing, now);
        }
    }
}
