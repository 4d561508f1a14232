package app.prosa.live;

import app.prosa.account.Account;
import app.prosa.agent.AgentCard;
import app.prosa.agent.AgentGroup;
import app.prosa.agent.AgentGroupId;
import app.prosa.agent.Department;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Me;
import app.prosa.agent.SessionId;
import app.prosa.connection.ConnectionCard;
import app.prosa.connection.ConnectionId;
import app.prosa.connection.Trouble;
import app.prosa.contact.Contact;
import app.prosa.contact.Tag;
import app.prosa.contact.TagId;
import app.prosa.conversation.BoardId;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Demand;
import app.prosa.conversation.Direction;
import app.prosa.conversation.Message;
import app.prosa.conversation.SavedView;
import app.prosa.conversation.SavedViewId;
import app.prosa.conversation.Seen;
import app.prosa.conversation.Status;
import app.prosa.funnel.Board;
import app.prosa.scheduling.ScheduleId;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a screen must know, as it travels: the field `type` tells which. The words above each say when it
/// happens and whom it reaches; `api/events.md` is made from them. A client ignores types that it does not
/// know.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface LiveEvent {

    /// A line entered the timeline: a message, a note, or what somebody did. The conversation is as it stands
    /// after it. Reaches whoever may see the conversation.
    @JsonTypeName("message.added")
    record MessageAdded(Conversation conversation, Message message) implements LiveEvent {}

    /// A message is not as it was: edited, taken back, answered with a sign, its file arrived, or it got
    /// further on its way. The conversation is as it stands after it. Reaches whoever may see the conversation.
    @JsonTypeName("message.changed")
    record MessageChanged(Conversation conversation, Message message) implements LiveEvent {}

    /// All messages in a direction up to `upTo` got at least as far as `status`. Reaches whoever may see the
    /// conversation.
    @JsonTypeName("message.status")
    record MessageStatus(ConversationId conversationId, Direction direction, long upTo, Status status)
            implements LiveEvent {}

    /// The conversation changed without a new line. Reaches whoever may see it after the change.
    @JsonTypeName("conversation.changed")
    record ConversationChanged(Conversation conversation) implements LiveEvent {}

    /// The agent may no longer see the conversation. Never stored: it stands in the place of an event that they
    /// may not see, when they could see the conversation before it. Reaches whoever could see the conversation
    /// until then.
    @JsonTypeName("conversation.removed")
    record ConversationRemoved(ConversationId conversationId) implements LiveEvent {}

    /// The agent read on, perhaps in another window. Reaches that agent only.
    @JsonTypeName("read.moved")
    record ReadMoved(ConversationId conversationId, Seen seen) implements LiveEvent {}

    /// A waiting conversation rings, until then or until somebody takes it. Reaches those at whom it rings.
    @JsonTypeName("conversation.ringing")
    record ConversationRinging(ConversationId conversationId, Instant until) implements LiveEvent {}

    /// A contact's details changed. Reaches whoever may see a conversation of the contact.
    @JsonTypeName("contact.changed")
    record ContactChanged(Contact contact) implements LiveEvent {}

    /// Somebody came to work here, or their name, photo, profile or availability changed. Reaches everybody in
    /// the account.
    @JsonTypeName("agent.changed")
    record AgentChanged(AgentCard agent) implements LiveEvent {}

    /// What the agent set for themselves changed, in another window or by an administrator. Reaches that agent
    /// only.
    @JsonTypeName("me.changed")
    record MeChanged(Me me) implements LiveEvent {}

    /// A department is new, or its name, colour or members changed. Reaches everybody in the account.
    @JsonTypeName("department.changed")
    record DepartmentChanged(Department department) implements LiveEvent {}

    /// A department is gone. Reaches everybody in the account.
    @JsonTypeName("department.removed")
    record DepartmentRemoved(DepartmentId departmentId) implements LiveEvent {}

    /// A group of agents is new, or its name or members changed. Reaches everybody in the account.
    @JsonTypeName("group.changed")
    record GroupChanged(AgentGroup group) implements LiveEvent {}

    /// A group of agents is gone. Reaches everybody in the account.
    @JsonTypeName("group.removed")
    record GroupRemoved(AgentGroupId groupId) implements LiveEvent {}

    /// A tag is new, or its name or colour changed. Reaches everybody in the account.
    @JsonTypeName("tag.changed")
    record TagChanged(Tag tag) implements LiveEvent {}

    /// A tag is gone, and with it from every contact that had it. Reaches everybody in the account.
    @JsonTypeName("tag.removed")
    record TagRemoved(TagId tagId) implements LiveEvent {}

    /// A saved view is new or changed. Reaches its owner, or everybody when it is shared.
    @JsonTypeName("view.changed")
    record ViewChanged(SavedView view) implements LiveEvent {}

    /// A saved view is gone. Reaches whoever had it.
    @JsonTypeName("view.removed")
    record ViewRemoved(SavedViewId viewId) implements LiveEvent {}

    /// A demand is new, renamed, or offered no more. Reaches everybody in the account.
    @JsonTypeName("demand.changed")
    record DemandChanged(Demand demand) implements LiveEvent {}

    /// A board is new, or its name or its stages changed; where a stage went, its cards went elsewhere. Reaches
    /// everybody in the account.
    @JsonTypeName("board.changed")
    record BoardChanged(Board board) implements LiveEvent {}

    /// A board is gone, with all its cards. Reaches everybody in the account.
    @JsonTypeName("board.removed")
    record BoardRemoved(BoardId boardId) implements LiveEvent {}

    /// A connection is new, or its name or state changed. Reaches everybody in the account.
    @JsonTypeName("connection.changed")
    record ConnectionChanged(ConnectionCard connection) implements LiveEvent {}

    /// Something keeps a connection from sending, or does no longer: then `trouble` is null. Reaches everybody
    /// in the account.
    @JsonTypeName("connection.trouble")
    record ConnectionTrouble(
            ConnectionId connectionId, @Nullable Trouble trouble) implements LiveEvent {}

    /// Templates of a connection are new, changed, judged or gone: whoever shows them reads them again. Reaches
    /// everybody in the account.
    @JsonTypeName("templates.changed")
    record TemplatesChanged(ConnectionId connectionId) implements LiveEvent {}

    /// Flows of the chatbot are new, changed or gone, or receive other connections: read them again. Reaches everybody
    /// in the account.
    @JsonTypeName("flows.changed")
    record FlowsChanged() implements LiveEvent {}

    /// Intents or entities of the chatbot are new, changed or gone: read them again. Reaches everybody in
    /// the account.
    @JsonTypeName("vocabulary.changed")
    record VocabularyChanged() implements LiveEvent {}

    /// Quick replies are new, changed or gone: whoever shows them reads them again, for not everybody may see each.
    /// Reaches everybody in the account.
    @JsonTypeName("quick-replies.changed")
    record QuickRepliesChanged() implements LiveEvent {}

    /// Scheduled messages of a conversation are new, changed, sent or gone: whoever shows them reads them
    /// again. Reaches whoever may see the conversation.
    @JsonTypeName("schedules.changed")
    record SchedulesChanged(ConversationId conversationId) implements LiveEvent {}

    /// A scheduled message did not go out; `name` is the contact's, `reason` a code. Reaches who wrote it.
    @JsonTypeName("schedule.failed")
    record ScheduleFailed(ScheduleId scheduleId, ConversationId conversationId, String name, String reason)
            implements LiveEvent {}

    /// Surveys are new, changed or gone: whoever shows them reads them again. Reaches everybody in the
    /// account.
    @JsonTypeName("surveys.changed")
    record SurveysChanged() implements LiveEvent {}

    /// A survey was sent, answered or is over in a conversation: whoever shows what came of surveys reads
    /// it again. Reaches whoever may see the conversation.
    @JsonTypeName("ratings.changed")
    record RatingsChanged(ConversationId conversationId) implements LiveEvent {}

    /// By what people can call changed: whoever shows that reads it again. Reaches everybody in the account.
    @JsonTypeName("telephony.changed")
    record TelephonyChanged() implements LiveEvent {}

    /// A connection is gone. Reaches everybody in the account.
    @JsonTypeName("connection.removed")
    record ConnectionRemoved(ConnectionId connectionId) implements LiveEvent {}

    /// The workspace's name or settings changed. Reaches everybody in the account.
    @JsonTypeName("account.changed")
    record AccountChanged(Account account) implements LiveEvent {}

    /// What the agent may see or do changed: start afresh. Their sockets close after it. Reaches that agent
    /// only.
    @JsonTypeName("rights.changed")
    record RightsChanged() implements LiveEvent {}

    /// A browser was signed out. Reaches nobody: the sockets of the session close.
    @JsonTypeName("session.ended")
    record SessionEnded(SessionId session) implements LiveEvent {}
}
