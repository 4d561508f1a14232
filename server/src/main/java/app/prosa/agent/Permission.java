package app.prosa.agent;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumSet;
import java.util.Set;

/// One thing that an agent may be allowed to do. Server and console share this list; an endpoint names the one it
/// needs.
public enum Permission {
    /// Read, accept, answer and resolve the conversations that one may see. Everyone has it.
    @JsonProperty("attend")
    ATTEND,
    /// See every conversation of the account, whoever owns it.
    @JsonProperty("see-all")
    SEE_ALL,
    /// Take over a conversation that a colleague owns.
    @JsonProperty("take-over")
    TAKE_OVER,
    /// Keep a visitor out of the website chat for a time.
    @JsonProperty("block-visitors")
    BLOCK_VISITORS,
    /// Invite people, change their profile and departments.
    @JsonProperty("manage-people")
    MANAGE_PEOPLE,
    /// Create and change connections.
    @JsonProperty("manage-connections")
    MANAGE_CONNECTIONS,
    /// Change the account's name and rules.
    @JsonProperty("manage-account")
    MANAGE_ACCOUNT;

    /// What a profile may do.
    public static Set<Permission> of(Profile profile) {
        return switch (profile) {
            case ADMIN -> EnumSet.allOf(Permission.class);
            case SUPERVISOR -> EnumSet.of(ATTEND, TAKE_OVER, BLOCK_VISITORS);
            case AGENT -> EnumSet.of(ATTEND);
        };
    }
}
