package app.prosa.channel.webchat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What travels on a visitor's socket. `api/events.md` is made from the words above each.
public final class VisitorFrames {

    private VisitorFrames() {}

    /// What the server says.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    public sealed interface Told {}

    /// The visitor is known and follows the conversation: now read it, and nothing is missed.
    @JsonTypeName("hello")
    public record Hello() implements Told {}

    /// From now on this window hears of the visitor's conversation, which began after the window opened. What
    /// happened in it before is to be read.
    @JsonTypeName("begun")
    public record Begun() implements Told {}

    /// A line entered the conversation, from either side.
    @JsonTypeName("message")
    public record MessageAdded(VisitorMessage message) implements Told {}

    /// How far the visitor's own messages got: read by an agent, delivered to the desk.
    @JsonTypeName("receipts")
    public record Receipts(long readUpTo, long deliveredUpTo) implements Told {}

    /// An agent types, or stops. `agent` is null when the connection shows no agents.
    @JsonTypeName("typing")
    public record Typing(boolean on, VisitorMessage.@Nullable Face agent) implements Told {}

    /// Where the conversation stands now, and who answers, if the connection shows them.
    @JsonTypeName("state")
    public record StateNow(Standing state, boolean ended, VisitorMessage.@Nullable Face agent) implements Told {}

    /// Where a conversation stands for its visitor.
    public enum Standing {
        @JsonProperty("none")
        NONE,
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("attending")
        ATTENDING,
        @JsonProperty("resolved")
        RESOLVED
    }

    /// What a visitor's browser says.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    sealed interface Said {}

    /// The first frame: who it is, by the token that the browser keeps, and on which page.
    @JsonTypeName("hello")
    record Introduction(String token, @Nullable VisitorPage page) implements Said {}

    /// The visitor types, or stops.
    @JsonTypeName("typing")
    record Types(boolean on) implements Said {}

    /// How far the team's messages got on the visitor's side.
    @JsonTypeName("receipts")
    record Got(@Nullable Long delivered, @Nullable Long read) implements Said {}

    /// The visitor went to another page of the website, or the page says more of them.
    @JsonTypeName("page")
    record Page(
            @Nullable String url,
            @Nullable String title,
            @Nullable Map<String, String> attributes) implements Said {}

    /// The client is there.
    @JsonTypeName("ping")
    record Ping() implements Said {}

    /// The answer to a ping.
    @JsonTypeName("pong")
    public record Pong() implements Told {}
}
