package app.prosa.live;

import app.prosa.account.Account;
import app.prosa.agent.AgentCard;
import app.prosa.agent.Department;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Me;
import app.prosa.agent.SessionId;
import app.prosa.connection.ConnectionCard;
import app.prosa.connection.ConnectionId;
import app.prosa.contact.Contact;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Direction;
import app.prosa.conversation.Message;
import app.prosa.conversation.Seen;
import app.prosa.conversation.Status;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/// What a screen must know, as it travels: the field `type` tells which. Documented in `api/events.md`; a client
/// ignores
/// types that it does not know.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface LiveEvent {

    /// A line entered the timeline; the conversation is as it stands after it.
    @JsonTypeName("message.added")
    record MessageAdded(Conversation conversation, Message message) implements LiveEvent {}

    /// All messages in a direction up to `upTo` got at least as far as `status`.
    @JsonTypeName("message.status")
    record MessageStatus(ConversationId conversationId, Direction direction, long upTo, Status status)
            implements LiveEvent {}

    /// The conversation changed without a new line.
    @JsonTypeName("conversation.changed")
    record ConversationChanged(Conversation conversation) implements LiveEvent {}

    /// The agent may no longer see the conversation. Never stored: it stands in the place of an event that they may not
    /// see, when they could see the conversation before it.
    @JsonTypeName("conversation.removed")
    record ConversationRemoved(ConversationId conversationId) implements LiveEvent {}

    /// The agent read on, perhaps in another window.
    @JsonTypeName("read.moved")
    record ReadMoved(ConversationId conversationId, Seen seen) implements LiveEvent {}

    /// A waiting conversation rings at the agent.
    @JsonTypeName("conversation.ringing")
    record ConversationRinging(ConversationId conversationId, Instant until) implements LiveEvent {}

    @JsonTypeName("contact.changed")
    record ContactChanged(Contact contact) implements LiveEvent {}

    @JsonTypeName("agent.changed")
    record AgentChanged(AgentCard agent) implements LiveEvent {}

    /// What the agent set for themselves changed, in another window or by an administrator.
    @JsonTypeName("me.changed")
    record MeChanged(Me me) implements LiveEvent {}

    @JsonTypeName("department.changed")
    record DepartmentChanged(Department department) implements LiveEvent {}

    @JsonTypeName("department.removed")
    record DepartmentRemoved(DepartmentId departmentId) implements LiveEvent {}

    @JsonTypeName("connection.changed")
    record ConnectionChanged(ConnectionCard connection) implements LiveEvent {}

    @JsonTypeName("connection.removed")
    record ConnectionRemoved(ConnectionId connectionId) implements LiveEvent {}

    @JsonTypeName("account.changed")
    record AccountChanged(Account account) implements LiveEvent {}

    /// What the agent may see or do changed: start afresh.
    @JsonTypeName("rights.changed")
    record RightsChanged() implements LiveEvent {}

    /// A browser was signed out. It reaches no client: the sockets of the session close.
    @JsonTypeName("session.ended")
    record SessionEnded(SessionId session) implements LiveEvent {}
}
