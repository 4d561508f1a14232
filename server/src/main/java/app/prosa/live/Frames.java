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

/// What travels on an agent's socket beside events. Documented in `api/events.md`.
final class Frames {

    private Frames() {}

    /// What the server says.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    sealed interface Told {}

    /// The first frame. Within `ticketSeconds` the ticket reconnects without a question to the database.
    @JsonTypeName("hello")
    record Hello(long seq, @Nullable String ticket, long ticketSeconds) implements Told {}

    @JsonTypeName("ticket")
    record FreshPass(@Nullable String ticket, long ticketSeconds) implements Told {}

    /// The client missed more than is kept: it must start from bootstrap again.
    @JsonTypeName("reload")
    record Reload() implements Told {}

    @JsonTypeName("pong")
    record Pong() implements Told {}

    @JsonTypeName("counts")
    record TabCounts(Counts counts) implements Told {}

    /// Who is there, of the whole account.
    @JsonTypeName("presence")
    record PresenceOf(Map<UUID, app.prosa.agent.Presence> agents) implements Told {}

    /// Somebody types in a conversation that the receiver has open.
    @JsonTypeName("typing")
    record SomebodyTypes(ConversationId conversationId, Who who, boolean on) implements Told {}

    /// Who types: `contact` or `agent`.
    record Who(String kind, UUID id, String name) {}

    /// Which colleagues have the conversation open.
    @JsonTypeName("viewers")
    record Viewers(ConversationId conversationId, List<Viewer> viewers) implements Told {}

    record Viewer(AgentId agent, boolean typing) {}

    /// Whether the visitor is there, and on which page.
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

    /// The screen has this conversation open now, or none.
    @JsonTypeName("watch")
    record Watch(@Nullable ConversationId conversationId) implements Said {}

    @JsonTypeName("typing")
    record Typing(ConversationId conversationId, boolean on) implements Said {}

    @JsonTypeName("ping")
    record Ping() implements Said {}

    /// Nobody has touched the screen for a while, or somebody is back.
    @JsonTypeName("idle")
    record Idle(boolean on) implements Said {}
}
