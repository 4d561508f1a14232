package app.prosa.conversation;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import org.jspecify.annotations.Nullable;

/// What decides who may see a conversation, and nothing else of it. See [Visibility].
public record Audience(
        ConversationId conversation,
        @Nullable AgentId owner,
        @Nullable DepartmentId department) {

    public static Audience of(Conversation conversation) {
        return new Audience(conversation.id(), conversation.owner(), conversation.department());
    }
}
