package app.prosa.routing;

import app.prosa.agent.DepartmentId;
import app.prosa.conversation.ConversationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A conversation that waits for somebody.
///
/// @param priority higher goes first
/// @param queuedAt its place within the priority
/// @param department null: none, and then only the agents of its wallet can get it
/// @param stay how far the handing out has come
/// @param wallet whose it is, before the department's; null: nobody's
public record Waiting(
        ConversationId conversation,
        @Nullable DepartmentId department,
        int priority,
        Instant queuedAt,
        Stay stay,
        @Nullable Wallet wallet) {

    public Waiting(
            ConversationId conversation, @Nullable DepartmentId department, int priority, Instant queuedAt, Stay stay) {
        this(conversation, department, priority, queuedAt, stay, null);
    }
}
