package app.prosa.conversation;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.connection.ConnectionCard;
import app.prosa.contact.IdentityId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a rule changes of a [Conversation]; everything else is copied as it is.
final class Change {

    private final Conversation from;
    ConnectionCard connection;
    IdentityId identity;
    State state;
    TicketCard ticket;

    @Nullable
    AgentId owner;

    @Nullable
    DepartmentId department;

    List<AgentId> collaborators;
    List<DepartmentId> helping;
    boolean archived;
    boolean snoozed;

    @Nullable
    Instant snoozedUntil;

    boolean markedUnread;
    boolean ended;
    boolean superseded;
    long lastSeq;
    long incoming;

    @Nullable
    LastMessage lastMessage;

    boolean answered;

    Instant queuedAt;

    @Nullable
    Instant waitingSince;

    Instant lastActivityAt;

    Priority priority;

    List<StageCard> cards;

    @Nullable
    Instant askedUntil;

    @Nullable
    Instant deletedAt;

    @Nullable
    BotState bot;

    boolean botOn;

    Change(Conversation from) {
        this.from = from;
        connection = from.connection();
        identity = from.identity();
        state = from.state();
        ticket = from.ticket();
        owner = from.owner();
        department = from.department();
        collaborators = from.collaborators();
        helping = from.helping();
        archived = from.archived();
        snoozed = from.snoozed();
        snoozedUntil = from.snoozedUntil();
        markedUnread = from.markedUnread();
        ended = from.ended();
        superseded = from.superseded();
        lastSeq = from.lastSeq();
        incoming = from.incoming();
        lastMessage = from.lastMessage();
        answered = from.answered();
        queuedAt = from.queuedAt();
        waitingSince = from.waitingSince();
        lastActivityAt = from.lastActivityAt();
        priority = from.priority();
        askedUntil = from.askedUntil();
        cards = from.cards();
        deletedAt = from.deletedAt();
        bot = from.bot();
        botOn = from.botOn();
    }

    void awake() {
        snoozed = false;
        snoozedUntil = null;
    }

    /// Conversation and ticket stand alike.
    Change standing(State next, @Nullable AgentId nextOwner, @Nullable Instant resolvedAt) {
        state = next;
        owner = nextOwner;
        ticket = ticket.standing(next, nextOwner, ticket.acceptedAt(), resolvedAt);
        return this;
    }

    Change attendedBy(AgentId agent, Instant now) {
        var accepted = ticket.acceptedAt() == null ? now : ticket.acceptedAt();
        state = State.ATTENDING;
        owner = agent;
        bot = bot == null ? null : BotState.PAUSED;
        ticket = ticket.standing(State.ATTENDING, agent, accepted, null);
        return this;
    }

    /// To the end of the queue: the customer waits from now on.
    Change queued(Instant now) {
        queuedAt = now;
        waitingSince = now;
        return this;
    }

    /// The service is done, by whoever had it.
    Change over(Instant now) {
        waitingSince = null;
        bot = null;
        return standing(State.RESOLVED, owner, now);
    }

    /// Back in the list, and the customer can be written to.
    Change shown() {
        archived = false;
        ended = false;
        return this;
    }

    Conversation copy() {
        return new Conversation(
                from.id(),
                from.contact(),
                connection,
                identity,
                from.kind(),
                state,
                ticket,
                owner,
                department,
                collaborators,
                helping,
                archived,
                snoozed,
                snoozedUntil,
                markedUnread,
                ended,
                superseded,
                lastSeq,
                incoming,
                lastMessage,
                answered,
                queuedAt,
                waitingSince,
                lastActivityAt,
                priority,
                cards,
                askedUntil,
                deletedAt,
                bot,
                botOn);
    }
}
