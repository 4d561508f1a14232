package app.prosa.routing;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.conversation.ConversationId;

/// What is to become of a conversation that waits.
public sealed interface Decision {

    ConversationId conversation();

    Reason reason();

    /// Give it to this agent.
    record Assign(ConversationId conversation, AgentId agent, Reason reason) implements Decision {}

    /// Let it ring.
    record Ring(ConversationId conversation, Stay stay, Reason reason) implements Decision {}

    /// Let it wait in another department.
    record Move(ConversationId conversation, DepartmentId department, Stay stay, Reason reason) implements Decision {}
}
