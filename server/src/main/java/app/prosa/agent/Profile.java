package app.prosa.agent;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What kind of colleague an agent is. The profile decides the permissions, see [Permission#of].
public enum Profile {
    @JsonProperty("admin")
    ADMIN,
    @JsonProperty("supervisor")
    SUPERVISOR,
    @JsonProperty("agent")
    AGENT
}
