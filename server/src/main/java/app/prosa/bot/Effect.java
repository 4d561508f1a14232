package app.prosa.bot;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.contact.TagId;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that a flow wants done.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Effect {

    @JsonTypeName("say")
    record Say(String text) implements Effect {}

    @JsonTypeName("ask")
    record Ask(
            String text,
            List<Step.Choice> choices,
            @Nullable String button) implements Effect {
        public Ask {
            choices = List.copyOf(choices);
        }
    }

    @JsonTypeName("tag")
    record Label(TagId tag, boolean remove) implements Effect {}

    @JsonTypeName("department")
    record Place(DepartmentId department) implements Effect {}

    @JsonTypeName("agent")
    record Assign(AgentId agent) implements Effect {}

    @JsonTypeName("resolve")
    record Resolve() implements Effect {}

    @JsonTypeName("archive")
    record Archive() implements Effect {}

    @JsonTypeName("context")
    record Context(String name, boolean remove, @Nullable Integer minutes) implements Effect {}

    /// The flow is over.
    ///
    /// @param department whose queue gets the conversation; null: where it is
    @JsonTypeName("end")
    record End(Ending ending, @Nullable DepartmentId department) implements Effect {}

    /// How a flow ended.
    enum Ending {
        /// It went through.
        @JsonProperty("finished")
        FINISHED,
        /// The customer answered nothing that it understood.
        @JsonProperty("failed")
        FAILED,
        /// The customer did not answer in time.
        @JsonProperty("expired")
        EXPIRED,
        /// It went round and round, or talked without end.
        @JsonProperty("looped")
        LOOPED,
        /// The channel took nothing of it, or it broke.
        @JsonProperty("broken")
        BROKEN,
        /// A person, or another flow, took its place.
        @JsonProperty("cancelled")
        CANCELLED
    }
}
