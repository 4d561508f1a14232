package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Departments;
import app.prosa.agent.Permission;
import app.prosa.conversation.MessageContent.What;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Novo chat: an agent begins to talk with a customer whom a connection knows, in a new ticket that is theirs.
@Component
public class Beginnings {

    private final Changes changes;
    private final Tickets tickets;
    private final Departments departments;
    private final FirstWords words;
    private final Clock clock;

    Beginnings(Changes changes, Tickets tickets, Departments departments, FirstWords words, Clock clock) {
        this.changes = changes;
        this.tickets = tickets;
        this.departments = departments;
        this.words = words;
        this.clock = clock;
    }

    /// Goes on from a closed conversation that the agent may see: with the new ticket its whole history is theirs.
    ///
    /// @param department which the new ticket belongs to; null for the one before
    /// @param first what is said first
    /// @throws Refusal.Conflict `already-open` when it is open, `template-needed` when nothing else gets through
    @Transactional
    public Conversation begin(
            Actor actor, ConversationId id, @Nullable DepartmentId department, @Nullable ReplyRequest first) {
        var conversation = changes.locked(actor, id);
        if (conversation.state().isOpen()) {
            throw new Refusal.Conflict(
                    "already-open",
                    "This customer is being served already.",
                    Map.of("conversation", conversation.id()));
        }
        var queue = department == null ? conversation.department() : department;
        mustBelongTo(actor, queue);
        words.mustDo(actor, conversation, first);
        var begun = conversation.begun(tickets.unnumbered(clock.instant()), actor, queue, clock.instant());
        var after = tickets.numbered(actor.account(), begun);
        return words.say(actor, changes.write(actor, conversation, after, What.BEGUN, null), first);
    }

    void mustBelongTo(Actor actor, @Nullable DepartmentId department) {
        if (department == null) {
            return;
        }
        if (departments.all(actor.account()).stream().noneMatch(it -> it.id().equals(department))) {
            throw new Refusal.NotFound("department");
        }
        if (!actor.may(Permission.SEE_ALL) && !actor.departments().contains(department)) {
            throw new Refusal.Forbidden("not-a-member", "You do not belong to that department.");
        }
    }
}
