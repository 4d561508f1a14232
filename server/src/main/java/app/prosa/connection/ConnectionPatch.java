package app.prosa.connection;

import app.prosa.agent.DepartmentId;
import org.jspecify.annotations.Nullable;

/// What changes of a connection: null leaves it as it is.
///
/// @param destination where new conversations go from now on
public record ConnectionPatch(
        @Nullable String name,
        @Nullable Destination destination,
        @Nullable ConnectionState state,
        @Nullable WebchatSettings webchat) {

    /// A department, or none.
    public record Destination(@Nullable DepartmentId department) {}

    public static ConnectionPatch of(WebchatSettings webchat) {
        return new ConnectionPatch(null, null, null, webchat);
    }
}
