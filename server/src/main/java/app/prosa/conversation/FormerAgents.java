package app.prosa.conversation;

import app.prosa.agent.AgentCard;
import app.prosa.agent.AgentId;
import app.prosa.agent.Agents;
import app.prosa.conversation.MessageContent.What;
import app.prosa.jobs.RecurringJob;
import app.prosa.jobs.Sweep;
import app.prosa.sql.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Whoever no longer works here leaves nobody without an answer: what they had waits for their colleagues.
///
/// It is a job of its own, and not part of switching somebody off: that holds the agent's row, for which
/// everybody waits who writes them into a conversation.
@Component
class FormerAgents implements RecurringJob {

    private final QueueStore queue;
    private final ConversationStore conversations;
    private final Timeline timeline;
    private final Agents agents;
    private final Sweep sweep;
    private final Clock clock;

    FormerAgents(
            QueueStore queue,
            ConversationStore conversations,
            Timeline timeline,
            Agents agents,
            Sweep sweep,
            Clock clock) {
        this.queue = queue;
        this.conversations = conversations;
        this.timeline = timeline;
        this.agents = agents;
        this.sweep = sweep;
        this.clock = clock;
    }

    /// What somebody has who does not work here any more.
    record Left(AccountId account, ConversationId id, AgentId owner) implements Sweep.Due {}

    @Override
    public String name() {
        return "former-agents";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run() {
        sweep.each(name(), queue::left, this::giveBack);
    }

    /// Looks again under the lock: somebody may have taken it, or they may be back.
    private void giveBack(Left left) {
        conversations
                .lock(left.account(), left.id())
                .filter(it -> it.state().isOpen() && left.owner().equals(it.owner()))
                .filter(_ -> agents.card(left.account(), left.owner())
                        .filter(AgentCard::active)
                        .isEmpty())
                .ifPresent(it -> timeline.write(
                        left.account(),
                        it,
                        it.returned(clock.instant()),
                        List.of(timeline.activity(Author.system(), What.RETURNED, "departure"))));
    }
}
