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
        return attendedBy(by, now);
    }

    /// The agent becomes the sole owner, whoever had it.
    Conversation taken(Actor by, Instant now) {
        if (!state.isOpen()) {
            throw new Refusal.Conflict("conversation-closed", "This conversation is resolved. Reopen it first.");
        }
        return attendedBy(by, now);
    }

    private Conversation attendedBy(Actor by, Instant now) {
        var accepted = ticket.acceptedAt() == null ? now : ticket.acceptedAt();
        return with(State.ATTENDING, by.agent())
                .withTicket(new TicketCard(
                        ticket.id(),
                        ticket.number(),
                        ticket.protocol(),
                        State.ATTENDING,
                        by.agent(),
                        ticket.openedAt(),
                        accepted,
                        null));
    }

    /// Back to the end of its department's queue.
    Conversation returned(Instant now) {
        if (state != State.ATTENDING) {
            throw new Refusal.Conflict("not-attending", "Only a conversation in service can be returned.");
        }
        return with(State.WAITING, null)
                .withTicketState(State.WAITING, null, null)
                .waiting(now, now);
    }

    /// The service is done.
    Conversation resolved(Instant now) {
        if (state != State.ATTENDING) {
            throw new Refusal.Conflict("not-attending", "Only a conversation in service can be resolved.");
        }
        return with(State.RESOLVED, owner)
                .withTicketState(State.RESOLVED, owner, now)
                .waiting(queuedAt, null);
    }

    /// A colleague resumes what was resolved and owns it from now on.
    Conversation reopened(Actor by, Instant now) {
        if (state != State.RESOLVED) {
            throw new Refusal.Conflict("not-resolved", "Only a resolved conversation can be reopened.");
        }
        return attendedBy(by, now).flagged(false, markedUnread, false);
    }

    /// The customer wrote again within the window: the same ticket goes on, with the last owner if they can work.
    Conversation resumed(@Nullable AgentId to, Instant now) {
        var next = to == null ? State.WAITING : State.ATTENDING;
        return with(next, to)
                .withTicketState(next, to, null)
                .waiting(to == null ? now : queuedAt, now)
                .flagged(false, markedUnread, false);
    }

    /// The customer wrote and the last episode is over: a new ticket.
    Conversation withNewTicket(TicketCard next, @Nullable DepartmentId queue, Instant now) {
        return new Conversation(
                id,
                contact,
                connection,
                identity,
                kind,
                State.WAITING,
                next,
                null,
                queue,
                false,
                markedUnread,
                false,
                lastSeq,
                incoming,
                lastMessage,
                now,
                now,
                lastActivityAt);
    }

    /// The website session is over and the visitor is told; what was open is resolved.
    Conversation ended(Instant now) {
        if (ended) {
            throw new Refusal.Conflict("session-ended", "The session has been ended already.");
        }
        var done = state.isOpen() ? with(State.RESOLVED, owner).withTicketState(State.RESOLVED, owner, now) : this;
        return done.waiting(queuedAt, null).flagged(archived, markedUnread, true);
    }

    Conversation archived(boolean yes) {
        return flagged(yes, markedUnread, ended);
    }

    Conversation markedUnread(boolean yes) {
        return flagged(archived, yes, ended);
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
        var since = fromTeam ? null : fromCustomer && waitingSince == null && state.isOpen() ? line.at() : waitingSince;
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
                archived && !fromCustomer,
                markedUnread,
                ended,
                line.seq(),
                line.incoming(),
                fromCustomer || fromTeam ? LastMessage.of(line) : lastMessage,
                queuedAt,
                since,
                fromCustomer || fromTeam ? line.at() : lastActivityAt);
    }

    /// The conversation whose list row shows the tick of its latest message, when that is among those that moved.
    Conversation lastMessageMoved(Direction direction, long upTo, Status status) {
        var last = lastMessage;
        if (last == null || last.direction() != direction || last.seq() > upTo || last.status() == status) {
            return this;
        }
        var moved =
                new LastMessage(last.seq(), direction, last.author(), last.type(), last.preview(), status, last.at());
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
                moved,
                queuedAt,
                waitingSince,
                lastActivityAt);
    }

    private Conversation with(State next, @Nullable AgentId nextOwner) {
        return new Conversation(
                id,
                contact,
                connection,
                identity,
                kind,
                next,
                ticket,
                nextOwner,
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

    private Conversation withTicketState(State next, @Nullable AgentId nextOwner, @Nullable Instant resolvedAt) {
        return withTicket(new TicketCard(
                ticket.id(),
                ticket.number(),
                ticket.protocol(),
                next,
                nextOwner,
                ticket.openedAt(),
                ticket.acceptedAt(),
                resolvedAt));
    }

    Conversation withTicket(TicketCard next) {
        return new Conversation(
                id,
                contact,
                connection,
                identity,
                kind,
                state,
                next,
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

    private Conversation waiting(Instant queued, @Nullable Instant since) {
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
                queued,
                since,
                lastActivityAt);
    }

    private Conversation flagged(boolean archivedNow, boolean unreadNow, boolean endedNow) {
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
                archivedNow,
                unreadNow,
                endedNow,
                lastSeq,
                incoming,
                lastMessage,
                queuedAt,
                waitingSince,
                lastActivityAt);
    }
}
