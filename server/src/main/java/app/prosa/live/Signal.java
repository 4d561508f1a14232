package app.prosa.live;

import app.prosa.agent.AgentId;
import app.prosa.conversation.ConversationId;
import app.prosa.sql.AccountId;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What nodes tell each other (see [Neighbours]). Two nodes may run different versions for a moment: a signal that one
/// does not know is skipped.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface Signal {

    /// The sender has just begun to listen and knows nothing: everybody says how things stand with them.
    @JsonTypeName("hello")
    record Hello() implements Signal {}

    /// The sender is there.
    @JsonTypeName("here")
    record Here() implements Signal {}

    /// Whatever the sender said before no longer counts; how things stand follows.
    @JsonTypeName("afresh")
    record Afresh() implements Signal {}

    /// There are events in these accounts. It carries none: they are read from the log.
    @JsonTypeName("woke")
    record Woke(Set<AccountId> accounts) implements Signal {}

    /// These agents have a screen at the sender, idle or not.
    @JsonTypeName("came")
    record Came(AccountId account, Map<UUID, Boolean> agents) implements Signal {}

    /// These agents have none there any more.
    @JsonTypeName("left")
    record Left(AccountId account, Set<UUID> agents) implements Signal {}

    /// Who has a conversation open at the sender, all of them.
    @JsonTypeName("viewing")
    record Viewing(AccountId account, ConversationId conversation, List<Frames.Viewer> viewers) implements Signal {}

    /// The customers of these conversations are there, as far as the sender knows by itself.
    @JsonTypeName("present")
    record Present(AccountId account, Set<ConversationId> conversations) implements Signal {}

    /// What customers do on their side, for whoever has the conversation open.
    @JsonTypeName("customer")
    record Customer(AccountId account, ConversationId conversation, Frames.Told frame) implements Signal {}

    /// A customer's conversation has begun, told to the sender: a window of theirs may be open elsewhere.
    @JsonTypeName("began")
    record Began(AccountId account, UUID customer, ConversationId conversation) implements Signal {}

    /// An agent types, which the customer may see.
    @JsonTypeName("agent-types")
    record AgentTypes(AccountId account, ConversationId conversation, AgentId agent, boolean on) implements Signal {}
}
