package app.prosa.conversation;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.sql.AccountId;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/// Answers whether somebody could take a conversation now. A higher room knows who is there and how much each has.
public interface Staff {

    /// Why an agent could not take it now; empty when they could.
    Optional<Obstacle> obstacle(AccountId account, AgentId agent);

    /// Why nobody of the department could take it now; empty when somebody could.
    Optional<Obstacle> obstacle(AccountId account, DepartmentId department);

    /// What stands in the way.
    enum Obstacle {
        @JsonProperty("offline")
        OFFLINE,
        @JsonProperty("away")
        AWAY,
        /// They have as many conversations as they may.
        @JsonProperty("full")
        FULL,
        /// Nobody of the department is there.
        @JsonProperty("nobody")
        NOBODY,
        /// It is outside the hours of the agent or the department.
        @JsonProperty("closed")
        CLOSED
    }
}
