package app.prosa.conversation;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.conversation.MessageContent.Target;
import app.prosa.conversation.MessageContent.What;
import app.prosa.sql.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What rules do with conversations instead of people: read what waits and who has how much, give, move, take back.
///
/// Each of them asks again under the row's lock whether the conversation still stands as the rule saw it; what somebody
/// else has changed, or is changing at this moment, is left alone.
@Component
public class Assignments {

    private final QueueStore queue;
    private final ConversationStore conversations;
    private final Timeline timeline;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Assignments(
            QueueStore queue,
            ConversationStore conversations,
            Timeline timeline,
            ApplicationEventPublisher events,
            Clock clock) {
        this.queue = queue;
        this.conversations = conversations;
        this.timeline = timeline;
        this.events = events;
        this.clock = clock;
    }

    /// A conversation that waits, as a rule in a department.
    ///
    /// @param wallet the agents of its contact
    /// @param extension the agent to whom its connection leads
    public record Queued(
            ConversationId id,
            @Nullable DepartmentId department,
            int priority,
            Instant queuedAt,
            List<AgentId> wallet,
            @Nullable AgentId extension) {

        public Queued {
            wallet = List.copyOf(wallet);
        }
    }

    /// How many open conversations an agent has, and when they last got one.
    ///
    /// @param capacity how many they may have; 0: as their departments say
    /// @param lastTurn null: never
    /// @param lastGiven the same without what they took by hand
    public record Load(
            AgentId agent,
            int capacity,
            int open,
            @Nullable Instant lastTurn,
            @Nullable Instant lastGiven) {}

    /// What waits in these departments, first come first. Groups do not: a group belongs to who takes it (E49).
    @Transactional(readOnly = true)
    public List<Queued> queue(AccountId account, List<DepartmentId> departments, int limit) {
        return queue.waiting(account, departments, limit);
    }

    /// What waits anywhere for somebody in particular, first come first.
    ///
    /// @param wallets count the agents of contacts too, not only those of connections
    @Transactional(readOnly = true)
    public List<Queued> forSomebody(AccountId account, boolean wallets, int limit) {
        return queue.forSomebody(account, wallets, limit);
    }

    /// Everybody of the account who works here.
    @Transactional(readOnly = true)
    public List<Load> loads(AccountId account) {
        return queue.loads(account);
    }

    /// What an agent has open.
    @Transactional(readOnly = true)
    public List<ConversationId> openOf(AccountId account, AgentId agent, List<DepartmentId> departments) {
        return queue.openOf(account, agent, departments);
    }

    /// Gives what waits to an agent.
    ///
    /// @param why for the line of the timeline
    /// @return empty when it does not wait there any more
    @Transactional
    public Optional<Conversation> assign(
            AccountId account,
            ConversationId id,
            @Nullable DepartmentId department,
            AgentId agent,
            String name,
            String why) {
        return conversations
                .lockIdle(account, id)
                .filter(it -> waitsIn(department, it))
                .map(it -> write(
                        account,
                        it,
                        it.assigned(agent, clock.instant()),
                        What.ASSIGNED,
                        why,
                        new Target(agent, name, null, null, null)));
    }

    private static boolean waitsIn(@Nullable DepartmentId department, Conversation conversation) {
        return conversation.state() == State.WAITING
                && !conversation.isOffered()
                && Objects.equals(department, conversation.department());
    }

    /// Lets what waits wait in another department.
    @Transactional
    public Optional<Conversation> move(
            AccountId account, ConversationId id, DepartmentId from, DepartmentId to, String name, String why) {
        return conversations
                .lockIdle(account, id)
                .filter(it -> waitsIn(from, it))
                .map(it -> write(account, it, it.moved(to), What.MOVED, why, new Target(null, null, to, name, null)));
    }

    /// Lets it ring at agents who see it. It stays where it is.
    @Transactional
    public void ring(AccountId account, ConversationId id, List<AgentId> agents, Instant until) {
        events.publishEvent(new ConversationEvent.Ringing(account, id, agents, until));
    }

    /// Takes back what an agent has, or was offered: it waits at the end of its department's queue.
    @Transactional
    public Optional<Conversation> takeBack(AccountId account, ConversationId id, AgentId from, String why) {
        return conversations
                .lockIdle(account, id)
                .filter(it -> it.state().isOpen() && from.equals(it.owner()))
                .map(it -> write(account, it, it.returned(clock.instant()), What.RETURNED, why, null));
    }

    private Conversation write(
            AccountId account, Conversation before, Conversation after, What what, String why, @Nullable Target to) {
        var entry = timeline.activity(Author.system(), what, why, to);
        return after.with(timeline.write(account, before, after, List.of(entry)).getLast());
    }
}
