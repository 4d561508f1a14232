package app.prosa.connection;

import app.prosa.agent.DepartmentId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What changes of a connection: null leaves it as it is.
///
/// @param departmentId empty for no department
public record ConnectionPatch(
        @Nullable String name,
        @Nullable Optional<DepartmentId> departmentId,
        @Nullable ConnectionState state,
        @Nullable WebchatSettings webchat) {

    public static ConnectionPatch of(WebchatSettings webchat) {
        return new ConnectionPatch(null, null, null, webchat);
    }
}
