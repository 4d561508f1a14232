package app.prosa.conversation;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What decides who may see a conversation, and nothing else of it. See [Visibility].
///
/// @param collaborators agents who were asked to help
/// @param helping departments that were asked to help
/// @param deleted it lies in the bin, where nobody sees it
public record Audience(
        ConversationId conversation,
        @Nullable AgentId owner,
        @Nullable DepartmentId department,
        List<AgentId> collaborators,
        List<DepartmentId> helping,
        boolean deleted) {

    public Audience {
        collaborators = List.copyOf(collaborators);
        helping = List.copyOf(helping);
    }

    /// As it was stored, perhaps before there were collaborators.
    @JsonCreator
    static Audience read(
            @JsonProperty("conversation") ConversationId conversation,
            @JsonProperty("owner") @Nullable AgentId owner,
            @JsonProperty("department") @Nullable DepartmentId department,
            @JsonProperty("collaborators") @Nullable List<AgentId> collaborators,
            @JsonProperty("helping") @Nullable List<DepartmentId> helping,
            @JsonProperty("deleted") boolean deleted) {
        return new Audience(
                conversation,
                owner,
                department,
                collaborators == null ? List.of() : collaborators,
                helping == null ? List.of() : helping,
                deleted);
    }

    public static Audience of(Conversation conversation) {
        return new Audience(
                conversation.id(),
                conversation.owner(),
                conversation.department(),
                conversation.collaborators(),
                conversation.helping(),
                conversation.deletedAt() != null);
    }

    /// The same conversation before anybody owned it.
    Audience unowned() {
        return new Audience(conversation, null, department, collaborators, helping, deleted);
    }
}
