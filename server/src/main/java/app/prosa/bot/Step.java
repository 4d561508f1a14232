package app.prosa.bot;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.contact.TagId;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One step of a flow. After it comes the one below it, unless it says another. In JSON the field `type`
/// tells which.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Step {

    /// Names it within its flow.
    String id();

    /// Says something; what stands in double braces is filled.
    @JsonTypeName("message")
    record Message(String id, String text) implements Step {}

    /// Asks the customer to choose.
    ///
    /// @param button the words that open a list, where there are too many choices for buttons
    /// @param variable what keeps the title of the choice
    /// @param retry what is said to an answer that is none of them
    /// @param tries how often it is asked anew
    /// @param failed the step after the last try; null: the flow ends
    @JsonTypeName("question")
    record Question(
            String id,
            String text,
            @Nullable String button,
            List<Choice> choices,
            @Nullable String variable,
            String retry,
            int tries,
            @Nullable String failed)
            implements Step {
        public Question {
            choices = List.copyOf(choices);
        }
    }

    /// @param to the step that it leads to; null: the next one
    record Choice(
            String id,
            String title,
            @Nullable String description,
            @Nullable String to) {}

    /// Asks for something and keeps it.
    ///
    /// @param failed the step after the last try; null: the flow ends
    @JsonTypeName("answer")
    record Answer(
            String id,
            String text,
            Check check,
            String variable,
            String retry,
            int tries,
            @Nullable String failed) implements Step {}

    /// Goes one way or the other.
    ///
    /// @param all whether every test must hold, or any
    /// @param yes null: the next step
    /// @param no null: the next step
    @JsonTypeName("condition")
    record Condition(
            String id,
            boolean all,
            List<Test> tests,
            @Nullable String yes,
            @Nullable String no) implements Step {
        public Condition {
            tests = List.copyOf(tests);
        }
    }

    /// Puts a tag on the contact, or takes it off.
    @JsonTypeName("tag")
    record Label(String id, @Nullable TagId tag, boolean remove) implements Step {}

    /// Lets the conversation belong to a department.
    @JsonTypeName("department")
    record Place(String id, @Nullable DepartmentId department) implements Step {}

    /// Gives the conversation to an agent.
    @JsonTypeName("agent")
    record Assign(String id, @Nullable AgentId agent) implements Step {}

    /// Resolves the ticket, with which the flow goes on to its end saying nothing more.
    @JsonTypeName("resolve")
    record Resolve(String id) implements Step {}

    @JsonTypeName("archive")
    record Archive(String id) implements Step {}

    /// Marks a context on the conversation, or removes it.
    ///
    /// @param minutes how long it holds; null: until it is removed
    @JsonTypeName("context")
    record Context(
            String id,
            String name,
            boolean remove,
            @Nullable Integer minutes) implements Step {}

    /// Goes on after a while. What the customer writes meanwhile is left for people.
    @JsonTypeName("wait")
    record Pause(String id, int seconds) implements Step {}

    @JsonTypeName("jump")
    record Jump(String id, @Nullable String to) implements Step {}

    /// The flow is through.
    ///
    /// @param department whose queue gets the conversation; null: where it is
    @JsonTypeName("end")
    record End(String id, @Nullable DepartmentId department) implements Step {}
}
