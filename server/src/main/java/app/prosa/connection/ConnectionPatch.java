package app.prosa.connection;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import org.jspecify.annotations.Nullable;

/// What changes of a connection: null leaves it as it is.
///
/// @param destination where new conversations go from now on
/// @param extension to whom they go first
public record ConnectionPatch(
        @Nullable String name,
        @Nullable Destination destination,
        @Nullable Extension extension,
        @Nullable ConnectionState state,
        @Nullable WebchatSettings webchat) {

    /// A department, or none.
    public record Destination(@Nullable DepartmentId department) {}

    /// An agent, or nobody.
    public record Extension(@Nullable AgentId agent) {}

    public static ConnectionPatch of(WebchatSettings webchat) {
        return new ConnectionPatch(null, null, null, null, webchat);
    }
}
