package app.prosa.live;

import app.prosa.agent.AgentId;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Counts;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What travels on an agent's socket beside events. `api/events.md` is made from the words above each.
final class Frames {

    private Frames() {}

    /// What the server says.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    sealed interface Told {}

    /// The first frame. `seq` is the number that the client said. Within `ticketSeconds` the ticket reconnects without
    /// a question to the database; a client with an API token gets none.
    @JsonTypeName("hello")
    record Hello(long seq, @Nullable String ticket, long ticketSeconds) implements Told {}

    /// A fresh ticket, after some minutes, in answer to a ping.
    @JsonTypeName("ticket")
    record FreshPass(@Nullable String ticket, long ticketSeconds) implements Told {}

    /// The client missed more than is kept: it must start from bootstrap again.
    @JsonTypeName("reload")
    record Reload() implements Told {}

    /// The answer to a ping.
    @JsonTypeName("pong")
    record Pong() implements Told {}

    /// How many conversations the tabs hold for this agent. Comes when they change, a few times a second at most.
    @JsonTypeName("counts")
    record TabCounts(Counts counts) implements Told {}

    /// Who is there, of the whole account. Comes when anybody comes, leaves or chooses otherwise.
    @JsonTypeName("presence")
    record PresenceOf(Map<UUID, app.prosa.agent.Presence> agents) implements Told {}

    /// Somebody types in a conversation that the receiver has open, or stops.
    @JsonTypeName("typing")
    record SomebodyTypes(ConversationId conversationId, Who who, boolean on) implements Told {}

    /// Who types: `contact` or `agent`.
    record Who(String kind, UUID id, String name) {}

    /// Which colleagues have a conversation open that the receiver has open too, and whether they type.
    @JsonTypeName("viewers")
    record Viewers(ConversationId conversationId, List<Viewer> viewers) implements Told {}

    record Viewer(AgentId agent, boolean typing) {}

    /// Whether the visitor of an open conversation is there, and on which page. `page` is null when it is not known.
    @JsonTypeName("visitor")
    record VisitorMoved(
            ConversationId conversationId,
            boolean online,
            @Nullable Page page) implements Told {}

    /// A page of the website.
    record Page(String url, @Nullable String title) {}

    /// What a client says.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    sealed interface Said {}

    /// The screen has this conversation open now, or none. The server forgets it with the connection.
    @JsonTypeName("watch")
    record Watch(@Nullable ConversationId conversationId) implements Said {}

    /// The agent types in the conversation that the screen has open, or stops.
    @JsonTypeName("typing")
    record Typing(ConversationId conversationId, boolean on) implements Said {}

    /// The client is there.
    @JsonTypeName("ping")
    record Ping() implements Said {}

    /// Nobody has touched the screen for a while, or somebody is back.
    @JsonTypeName("idle")
    record Idle(boolean on) implements Said {}
}
