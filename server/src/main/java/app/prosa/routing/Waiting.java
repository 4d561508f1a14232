package app.prosa.routing;

import app.prosa.agent.DepartmentId;
import app.prosa.conversation.ConversationId;
import java.time.Instant;

/// A conversation that waits for somebody.
///
/// @param priority higher goes first
/// @param queuedAt its place within the priority
/// @param stay how far the handing out has come
public record Waiting(
        ConversationId conversation, DepartmentId department, int priority, Instant queuedAt, Stay stay) {}
