package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.connection.ConnectionCard;
import app.prosa.contact.ContactCard;
import app.prosa.contact.IdentityId;
import app.prosa.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A conversation as the list shows it, and the rules of what may become of it: each method answers the changed copy or
/// throws a [Refusal].
///
/// @param identity how the connection knows the contact
/// @param kind with one person or in a group
/// @param owner the agent who answers, if any
/// @param ended the website session was ended: nothing more can be sent until the visitor writes again
/// @param lastSeq the place of the newest line
/// @param incoming how many messages the customer has sent in all
/// @param queuedAt since when it stands in the queue: the order of those who wait
/// @param waitingSince since when the customer waits for an answer; null when nobody waits
public record Conversation(
        ConversationId id,
        ContactCard contact,
        ConnectionCard connection,
        IdentityId identity,
        Kind kind,
        State state,
        TicketCard ticket,
        @Nullable AgentId owner,
        @Nullable DepartmentId department,
        boolean archived,
        boolean markedUnread,
        boolean ended,
        long lastSeq,
        long incoming,
        @Nullable LastMessage lastMessage,
        Instant queuedAt,
        @Nullable Instant waitingSince,
        Instant lastActivityAt) {

    boolean isOwnedBy(Actor actor) {
        return actor.agent().equals(owner);
    }

    /// The agent accepts what waits.
    Conversation accepted(Actor by, Instant now) {
        if (state != State.WAITING && state != State.TRIAGE) {
            throw new Refusal.Conflict("not-waiting", "This conversation does not wait for anybody.");
        }
        return changed().attendedBy(by.agent(), now).copy();
    }

    /// The agent becomes the sole owner, whoever had it.
    Conversation taken(Actor by, Instant now) {
        if (!state.isOpen()) {
            throw new Refusal.Conflict("conversation-closed", "This conversation is resolved. Reopen it first.");
        }
        return changed().attendedBy(by.agent(), now).copy();
    }

    /// Back to the end of its department's queue.
    Conversation returned(Instant now) {
        if (state != State.ATTENDING) {
            throw new Refusal.Conflict("not-attending", "Only a conversation in service can be returned.");
        }
        var next = changed().standing(State.WAITING, null, null);
        next.queuedAt = now;
        next.waitingSince = now;
        return next.copy();
    }

    /// The service is done.
    Conversation resolved(Instant now) {
        if (state != State.ATTENDING) {
            throw new Refusal.Conflict("not-attending", "Only a conversation in service can be resolved.");
        }
        var next = changed().standing(State.RESOLVED, owner, now);
        next.waitingSince = null;
        return next.copy();
    }

    /// A colleague resumes what was resolved and owns it from now on.
    Conversation reopened(Actor by, Instant now) {
        if (state != State.RESOLVED) {
            throw new Refusal.Conflict("not-resolved", "Only a resolved conversation can be reopened.");
        }
        var next = changed().attendedBy(by.agent(), now);
        next.archived = false;
        next.ended = false;
        return next.copy();
    }

    /// The customer wrote again within the window: the same ticket goes on, with the last owner if they can work.
    Conversation resumed(@Nullable AgentId to, Instant now) {
        var next = changed().standing(to == null ? State.WAITING : State.ATTENDING, to, null);
        if (to == null) {
            next.queuedAt = now;
        }
        next.waitingSince = now;
        next.archived = false;
        next.ended = false;
        return next.copy();
    }

    /// The customer wrote and the last episode is over: a new ticket.
    Conversation withNewTicket(TicketCard fresh, @Nullable DepartmentId queue, Instant now) {
        var next = changed();
        next.state = State.WAITING;
        next.ticket = fresh;
        next.owner = null;
        next.department = queue;
        next.archived = false;
        next.ended = false;
        next.queuedAt = now;
        next.waitingSince = now;
        return next.copy();
    }

    /// The website session is over and the visitor is told; what was open is resolved.
    Conversation ended(Instant now) {
        if (ended) {
            throw new Refusal.Conflict("session-ended", "The session has been ended already.");
        }
        var next = state.isOpen() ? changed().standing(State.RESOLVED, owner, now) : changed();
        next.waitingSince = null;
        next.ended = true;
        return next.copy();
    }

    Conversation archived(boolean yes) {
        var next = changed();
        next.archived = yes;
        return next.copy();
    }

    Conversation markedUnread(boolean yes) {
        var next = changed();
        next.markedUnread = yes;
        return next.copy();
    }

    Conversation withTicket(TicketCard other) {
        var next = changed();
        next.ticket = other;
        return next.copy();
    }

    /// True while the customer's next message goes on with the ticket that was resolved.
    boolean reopensAt(Instant now, Duration window) {
        var resolvedAt = ticket.resolvedAt();
        return state == State.RESOLVED && !ended && resolvedAt != null && now.isBefore(resolvedAt.plus(window));
    }

    /// The conversation with one more line in its timeline.
    Conversation with(Message line) {
        boolean fromCustomer = line.direction() == Direction.IN;
        boolean fromTeam = line.direction() == Direction.OUT;
        var next = changed();
        next.lastSeq = line.seq();
        next.incoming = line.incoming();
        if (fromCustomer || fromTeam) {
            next.lastMessage = LastMessage.of(line);
            next.lastActivityAt = line.at();
        }
        if (fromTeam) {
            next.waitingSince = null;
        } else if (fromCustomer && waitingSince == null && state.isOpen()) {
            next.waitingSince = line.at();
        }
        next.archived = archived && !fromCustomer;
        return next.copy();
    }

    /// The conversation whose list row shows the tick of its latest message, when that is among those that moved.
    Conversation lastMessageMoved(Direction direction, long upTo, Status status) {
        var last = lastMessage;
        if (last == null || last.direction() != direction || last.seq() > upTo || last.status() == status) {
            return this;
        }
        var next = changed();
        next.lastMessage =
                new LastMessage(last.seq(), direction, last.author(), last.type(), last.preview(), status, last.at());
        return next.copy();
    }

    private Change changed() {
        return new Change();
    }

    /// What a rule changes of this conversation; everything else is copied as it is.
    private final class Change {

        private State state = Conversation.this.state;
        private TicketCard ticket = Conversation.this.ticket;
        private @Nullable AgentId owner = Conversation.this.owner;
        private @Nullable DepartmentId department = Conversation.this.department;
        private boolean archived = Conversation.this.archived;
        private boolean markedUnread = Conversation.this.markedUnread;
        private boolean ended = Conversation.this.ended;
        private long lastSeq = Conversation.this.lastSeq;
        private long incoming = Conversation.this.incoming;
        private @Nullable LastMessage lastMessage = Conversation.this.lastMessage;
        private Instant queuedAt = Conversation.this.queuedAt;
        private @Nullable Instant waitingSince = Conversation.this.waitingSince;
        private Instant lastActivityAt = Conversation.this.lastActivityAt;

        /// Conversation and ticket stand alike.
        private Change standing(State next, @Nullable AgentId nextOwner, @Nullable Instant resolvedAt) {
            state = next;
            owner = nextOwner;
            ticket = ticket.standing(next, nextOwner, ticket.acceptedAt(), resolvedAt);
            return this;
        }

        private Change attendedBy(AgentId agent, Instant now) {
            var accepted = ticket.acceptedAt() == null ? now : ticket.acceptedAt();
            state = State.ATTENDING;
            owner = agent;
            ticket = ticket.standing(State.ATTENDING, agent, accepted, null);
            return this;
        }

        private Conversation copy() {
            return new Conversation(
                    id,
                    contact,
                    connection,
                    identity,
                    kind,
                    state,
                    ticket,
                    owner,
                    department,
                    archived,
                    markedUnread,
                    ended,
                    lastSeq,
                    incoming,
                    lastMessage,
                    queuedAt,
                    waitingSince,
                    lastActivityAt);
        }
    }
}
