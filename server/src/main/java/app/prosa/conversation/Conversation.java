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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A conversation as the list shows it, and the rules of what may become of it: each method answers the changed
/// copy or throws a [Refusal].
///
/// @param identity how the connection knows the contact
/// @param kind with one person or in a group
/// @param owner the agent who answers, if any; of what waits, the one who is asked to accept it
/// @param collaborators agents who were asked to help, beside the owner
/// @param helping departments that were asked to help
/// @param snoozed it left the main view until `snoozedUntil`, or until the customer writes when that is null
/// @param ended the website session was ended: nothing more can be sent until the visitor writes again
/// @param superseded it is history: another conversation came from another connection into its place
/// @param lastSeq the place of the newest line
/// @param incoming how many messages the customer has sent in all
/// @param answered the last word between the customer and people is ours: then we wait for the customer (E44)
/// @param queuedAt since when it stands in the queue: the order of those who wait
/// @param waitingSince since when the customer waits for an answer; null when nobody waits
/// @param priority who of those that wait goes first
/// @param cards where it stands on boards
/// @param askedUntil until when an answer to what the house asked is awaited; null when nothing was asked
/// @param deletedAt since when it lies in the bin
/// @param bot how the chatbot's flow stands here; null when none is under way
/// @param botOn whether the chatbot may do anything here by itself
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
        List<AgentId> collaborators,
        List<DepartmentId> helping,
        boolean archived,
        boolean snoozed,
        @Nullable Instant snoozedUntil,
        boolean markedUnread,
        boolean ended,
        boolean superseded,
        long lastSeq,
        long incoming,
        @Nullable LastMessage lastMessage,
        boolean answered,
        Instant queuedAt,
        @Nullable Instant waitingSince,
        Instant lastActivityAt,
        Priority priority,
        List<StageCard> cards,
        @Nullable Instant askedUntil,
        @Nullable Instant deletedAt,
        @Nullable BotState bot,
        boolean botOn) {

    public Conversation {
        collaborators = List.copyOf(collaborators);
        helping = List.copyOf(helping);
        cards = List.copyOf(cards);
    }

    /// True while it waits for the one agent to whom a colleague transferred it, and for nobody else.
    public boolean isOffered() {
        return state == State.WAITING && owner != null;
    }

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
        if (state != State.ATTENDING && !isOffered()) {
            throw new Refusal.Conflict("not-attending", "Only a conversation in service can be returned.");
        }
        return changed().standing(State.WAITING, null, null).queued(now).copy();
    }

    /// Back to where it stood in its department's queue.
    Conversation returnedToPlace(Instant now) {
        var next = returned(now);
        return next.changed(it -> it.queuedAt = queuedAt);
    }

    /// The service is done.
    Conversation resolved(Instant now) {
        if (state != State.ATTENDING) {
            throw new Refusal.Conflict("not-attending", "Only a conversation in service can be resolved.");
        }
        return changed().over(now).copy();
    }

    /// A colleague resumes what was resolved and owns it from now on.
    Conversation reopened(Actor by, Instant now) {
        mustReach();
        if (state != State.RESOLVED) {
            throw new Refusal.Conflict("not-resolved", "Only a resolved conversation can be reopened.");
        }
        return changed().attendedBy(by.agent(), now).shown().copy();
    }

    /// The customer wrote again within the window: the same ticket goes on, with the last owner if they can
    /// work.
    Conversation resumed(@Nullable AgentId to, Instant now) {
        var next = changed().standing(to == null ? State.WAITING : State.ATTENDING, to, null);
        if (to == null) {
            next.queuedAt = now;
        }
        next.waitingSince = now;
        return next.shown().copy();
    }

    /// The customer wrote and the last episode is over: a new ticket, which a chatbot may have first.
    Conversation withNewTicket(TicketCard fresh, @Nullable DepartmentId queue, Instant now) {
        var next = changed();
        next.state = fresh.state();
        next.bot = BotState.of(fresh.state());
        next.ticket = fresh;
        next.owner = null;
        next.department = queue;
        next.shown().queued(now);
        next.waitingSince = fresh.state() == State.TRIAGE ? null : now;
        return next.copy();
    }

    /// The contact is blocked: what was open is resolved.
    Conversation cutOff(Instant now) {
        var next = changed().over(now);
        next.awake();
        return next.copy();
    }

    /// @throws Refusal.Conflict `contact-blocked` while nothing can be sent to the contact, `superseded` when they are
    /// written to in another conversation
    public void mustReach() {
        if (contact.blocked()) {
            throw new Refusal.Conflict("contact-blocked", "This contact is blocked. Unblock them first.");
        }
        if (superseded) {
            throw new Refusal.Conflict("superseded", "The customer goes on in another conversation.");
        }
    }

    /// The website session is over and the visitor is told; what was open is resolved.
    Conversation ended(Instant now) {
        if (ended) {
            throw new Refusal.Conflict("session-ended", "The session has been ended already.");
        }
        var next = state.isOpen() ? changed().over(now) : changed();
        next.waitingSince = null;
        next.bot = null;
        next.ended = true;
        return next.copy();
    }

    Conversation archived(boolean yes) {
        return changed(it -> it.archived = yes);
    }

    Conversation markedUnread(boolean yes) {
        return changed(it -> it.markedUnread = yes);
    }

    /// To another department's queue, to a colleague, or to a colleague there. What was over goes on.
    ///
    /// @param offered the colleague has yet to accept it
    Conversation transferred(@Nullable AgentId to, @Nullable DepartmentId queue, boolean offered, Instant now) {
        mustReach();
        if (state == State.CLOSED || ended) {
            throw new Refusal.Conflict("conversation-closed", "This conversation is over for good.");
        }
        if (Objects.equals(owner, to) && Objects.equals(department, queue) && state.isOpen()) {
            throw new Refusal.Conflict("already-there", "The conversation is there already.");
        }
        var next = changed();
        if (to == null) {
            next.standing(State.WAITING, null, null).queued(now);
            next.bot = null;
        } else if (offered) {
            next.standing(State.WAITING, to, null).queued(now);
            next.bot = bot == null ? null : BotState.PAUSED;
        } else {
            next.attendedBy(to, now);
        }
        next.department = queue;
        next.archived = false;
        next.awake();
        return next.copy();
    }

    /// It goes on through another connection, which knows the contact so.
    Conversation through(ConnectionCard other, IdentityId as) {
        mustReach();
        if (kind == Kind.GROUP) {
            throw new Refusal.Conflict("cannot-change-channel", "A group stays where it is.");
        }
        if (!state.isOpen()) {
            throw new Refusal.Conflict("conversation-closed", "This conversation is resolved. Reopen it first.");
        }
        if (connection.id().equals(other.id())) {
            throw new Refusal.Conflict("already-there", "The conversation is there already.");
        }
        return at(other, as);
    }

    /// The same, were it there.
    Conversation at(ConnectionCard other, IdentityId as) {
        var next = changed();
        next.connection = other;
        next.identity = as;
        return next.copy();
    }

    /// History from now on: another conversation comes into its place.
    Conversation givenUp() {
        return changed(it -> it.superseded = true);
    }

    /// Given to an agent by a rule.
    Conversation assigned(AgentId to, Instant now) {
        if (state != State.WAITING || isOffered()) {
            throw new Refusal.Conflict("not-waiting", "This conversation does not wait for anybody.");
        }
        return changed().attendedBy(to, now).copy();
    }

    /// Given to an agent by a flow, which goes on.
    Conversation given(AgentId to, Instant now) {
        var next = changed().attendedBy(to, now);
        next.bot = bot;
        return next.copy();
    }

    /// Resolved by a flow, wherever it stood.
    Conversation closedByRule(Instant now) {
        return state.isOpen() ? changed().over(now).copy() : this;
    }

    /// It waits in another department from now on, with the place in the queue that it has.
    Conversation moved(DepartmentId queue) {
        return changed(it -> it.department = queue);
    }

    /// An agent begins: a new ticket that is theirs.
    Conversation begun(TicketCard fresh, Actor by, @Nullable DepartmentId queue, Instant now) {
        mustReach();
        var next = changed();
        next.ticket = fresh;
        next.department = queue;
        next.queuedAt = now;
        next.waitingSince = null;
        next.bot = null;
        next.awake();
        return next.attendedBy(by.agent(), now).shown().copy();
    }

    Conversation helpedBy(List<AgentId> agents, List<DepartmentId> departments) {
        var next = changed();
        next.collaborators = agents;
        next.helping = departments;
        return next.copy();
    }

    Conversation withoutHelpFrom(DepartmentId gone) {
        return helpedBy(
                collaborators, helping.stream().filter(it -> !it.equals(gone)).toList());
    }

    /// Out of sight until then, or until the customer writes.
    Conversation snoozed(@Nullable Instant until) {
        if (!state.isOpen()) {
            throw new Refusal.Conflict("conversation-closed", "Only what is open can be put off.");
        }
        var next = changed();
        next.snoozed = true;
        next.snoozedUntil = until;
        return next.copy();
    }

    Conversation awake() {
        return changed(Change::awake);
    }

    /// The card that it has on a board, if any.
    Optional<StageCard> cardOn(BoardId board) {
        return cards.stream().filter(it -> it.board().equals(board)).findFirst();
    }

    Conversation standingOn(List<StageCard> next) {
        return changed(it -> it.cards = next);
    }

    Conversation prioritised(Priority next) {
        return changed(it -> it.priority = next);
    }

    /// True when the customer has left an agent's last word unanswered for so long.
    boolean isIdleAt(Instant now, Duration limit) {
        return state == State.ATTENDING
                && !snoozed
                && answered
                && !lastActivityAt.plus(limit).isAfter(now);
    }

    /// Into the bin; what was open is resolved.
    Conversation deleted(Instant now) {
        var next = state.isOpen() ? changed().over(now) : changed();
        next.waitingSince = null;
        next.bot = null;
        next.deletedAt = now;
        next.awake();
        return next.copy();
    }

    Conversation restored() {
        return changed(it -> it.deletedAt = null);
    }

    /// True while what the customer writes may be an answer to what the house asked them.
    boolean isAsked(Instant now) {
        return askedUntil != null && now.isBefore(askedUntil);
    }

    /// One person who can be written to: nobody asks a group (docs/rules.md, E49).
    public boolean mayBeAsked() {
        return kind == Kind.PRIVATE && !ended && !superseded && !contact.blocked() && deletedAt == null;
    }

    /// The house awaits an answer until then, or none any more.
    Conversation asked(@Nullable Instant until) {
        return changed(it -> it.askedUntil = until);
    }

    /// As it stood before, with everything that was written since.
    Conversation putBack(Conversation earlier) {
        var next = changed();
        next.state = earlier.state;
        next.owner = earlier.owner;
        next.department = earlier.department;
        next.ticket = earlier.ticket;
        next.archived = earlier.archived;
        next.snoozed = earlier.snoozed;
        next.snoozedUntil = earlier.snoozedUntil;
        next.queuedAt = earlier.queuedAt;
        next.waitingSince = earlier.waitingSince;
        if (earlier.state == State.TRIAGE && bot == null) {
            // Its flow is over meanwhile: it waits for people.
            next.standing(State.WAITING, null, null);
            next.waitingSince = earlier.queuedAt;
        }
        return next.copy();
    }

    /// To a flow of the chatbot, from its first step: nobody owns it until the flow is through.
    Conversation triaged(Instant now) {
        mustReach();
        if (state == State.CLOSED || ended) {
            throw new Refusal.Conflict("conversation-closed", "This conversation is over for good.");
        }
        var next = changed().standing(State.TRIAGE, null, null).shown();
        next.queuedAt = now;
        next.waitingSince = null;
        next.bot = BotState.ACTIVE;
        next.awake();
        return next.copy();
    }

    /// The flow is through, or gave up: from triage it goes to the end of a queue, and elsewhere too when the flow
    /// names one.
    Conversation handedOver(@Nullable DepartmentId queue, Instant now) {
        var next = changed();
        next.bot = null;
        if (state == State.TRIAGE || (queue != null && state.isOpen())) {
            next.standing(State.WAITING, null, null).queued(now);
            next.department = queue == null ? department : queue;
        }
        return next.copy();
    }

    /// The chatbot's flow stands otherwise, and nothing else changes.
    Conversation piloted(@Nullable BotState next) {
        return changed(it -> it.bot = next);
    }

    /// The chatbot may act here by itself from now on, or no longer; then what it had waits for people.
    Conversation botSwitched(boolean on, Instant now) {
        var next = on ? this : handedOver(null, now);
        return next.changed(it -> it.botOn = on);
    }

    /// Without its messages.
    Conversation cleared() {
        return changed(it -> it.lastMessage = null);
    }

    /// True when it stands in a tab of the main view.
    boolean isListed() {
        return !archived && !snoozed && deletedAt == null;
    }

    /// True when ownership, department or state differ: a step that the ticket's history keeps.
    boolean standsApartFrom(Conversation other) {
        return state != other.state
                || !ticket.id().equals(other.ticket.id())
                || !Objects.equals(owner, other.owner)
                || !Objects.equals(department, other.department);
    }

    Conversation withTicket(TicketCard other) {
        return changed(it -> it.ticket = other);
    }

    /// True while the customer's next message goes on with the ticket that was resolved.
    boolean reopensAt(Instant now, Duration window) {
        var resolvedAt = ticket.resolvedAt();
        return state == State.RESOLVED && !ended && resolvedAt != null && now.isBefore(resolvedAt.plus(window));
    }

    /// The conversation with one more line in its timeline. What the house says by itself is no answer, and no
    /// news; who answers the house waits for nobody, and brings nothing back into the list.
    Conversation with(Message line) {
        boolean fromCustomer = line.direction() == Direction.IN;
        boolean fromTeam = line.isFromTeam();
        boolean wantsUs = fromCustomer && !line.answersHouse();
        var next = changed();
        next.lastSeq = line.seq();
        next.incoming = line.incoming();
        next.answered = line.leavesAnswered(answered);
        if (fromCustomer || fromTeam) {
            next.lastMessage = LastMessage.of(line);
            next.lastActivityAt = line.at();
        }
        if ((fromTeam && !line.isCall()) || line.isSpokenCall()) {
            next.waitingSince = null;
        } else if (wantsUs && waitingSince == null && state.isOpen() && state != State.TRIAGE) {
            next.waitingSince = line.at();
        }
        if (wantsUs) {
            next.archived = false;
            next.awake();
        }
        return next.copy();
    }

    /// The conversation whose list row shows the tick of its latest message, when that is among those that
    /// moved.
    Conversation lastMessageMoved(Direction direction, long upTo, Status status) {
        var last = lastMessage;
        if (last == null || last.direction() != direction || last.seq() > upTo || last.status() == status) {
            return this;
        }
        var moved = last.reached(status);
        return changed(it -> it.lastMessage = moved);
    }

    /// The conversation whose list row shows its latest message as that is now.
    Conversation shows(Message line) {
        if (lastMessage == null || lastMessage.seq() != line.seq()) {
            return this;
        }
        return changed(it -> it.lastMessage = LastMessage.of(line));
    }

    /// Somebody answered the call that is the latest word: with it they answered whatever was said before.
    Conversation spokenIn(Message call) {
        boolean isLatest = lastMessage != null && lastMessage.seq() == call.seq();
        if (!call.isSpokenCall() || !isLatest || (waitingSince == null && answered)) {
            return this;
        }
        return changed(it -> {
            it.waitingSince = null;
            it.answered = true;
        });
    }

    /// One of our messages was lost after all, or is on its way after all: who has the last word is looked at anew.
    Conversation reworded(LastWord word) {
        if (answered == word.answered()) {
            return this;
        }
        var next = changed();
        next.answered = word.answered();
        if (word.answered()) {
            next.waitingSince = null;
        } else if (waitingSince == null && state.isOpen() && state != State.TRIAGE) {
            next.waitingSince = word.askedAt();
        }
        return next.copy();
    }

    private Change changed() {
        return new Change(this);
    }

    private Conversation changed(Consumer<Change> how) {
        var next = changed();
        how.accept(next);
        return next.copy();
    }
}
