package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Departments;
import app.prosa.agent.Permission;
import app.prosa.conversation.MessageContent.What;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Novo chat: an agent begins to talk with a customer whom a connection knows, in a new ticket that is theirs.
@Component
public class Beginnings {

    private final ConversationStore store;
    private final InboxStore inbox;
    private final Timeline timeline;
    private final Tickets tickets;
    private final Departments departments;
    private final Clock clock;

    Beginnings(
            ConversationStore store,
            InboxStore inbox,
            Timeline timeline,
            Tickets tickets,
            Departments departments,
            Clock clock) {
        this.store = store;
        this.inbox = inbox;
        this.timeline = timeline;
        this.tickets = tickets;
        this.departments = departments;
        this.clock = clock;
    }

    /// Goes on from a closed conversation, which the agent need not have seen: somebody who may see the contact may
    /// write to them.
    ///
    /// @param department which the new ticket belongs to; null for the one before
    /// @throws Refusal.Conflict `already-open` with the conversation when it is open and the agent may see it
    @Transactional
    public Conversation begin(Actor actor, ConversationId id, @Nullable DepartmentId department) {
        var viewer = Visibility.of(actor);
        var conversation = store.lock(actor.account(), id)
                .filter(it -> inbox.seesContact(
                        actor.account(), viewer, it.contact().id().value()))
                .orElseThrow(() -> new Refusal.NotFound("conversation"));
        if (conversation.state().isOpen()) {
            throw new Refusal.Conflict(
                    "already-open",
                    "This customer is being served already.",
                    viewer.sees(Audience.of(conversation))
                            ? Map.of("conversation", conversation.id().value())
                            : Map.of());
        }
        var queue = department == null ? conversation.department() : department;
        mustBelongTo(actor, queue);
        var begun = conversation.begun(tickets.unnumbered(clock.instant()), actor, queue, clock.instant());
        var after = tickets.numbered(actor.account(), begun);
        var line = timeline.write(
                actor.account(), conversation, after, List.of(timeline.activity(Author.of(actor), What.BEGUN, null)));
        return after.with(line.getLast());
    }

    private void mustBelongTo(Actor actor, @Nullable DepartmentId department) {
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
