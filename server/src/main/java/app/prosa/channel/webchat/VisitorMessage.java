package app.prosa.channel.webchat;

import app.prosa.connection.ConnectionKind;
import app.prosa.conversation.Direction;
import app.prosa.conversation.MessageId;
import app.prosa.conversation.Status;
import app.prosa.file.FileId;
import app.prosa.file.FileKind;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A line of the conversation as the visitor sees it.
///
/// @param author the agent who wrote it, if the connection shows them; the site, where nobody in person did
/// @param replyTo the message that it answers
public record VisitorMessage(
        MessageId id,
        long seq,
        Direction direction,
        @Nullable Face author,
        Content content,
        @Nullable Status status,
        Instant at,
        @Nullable MessageId replyTo) {

    /// What the visitor sees of an agent, or of the site.
    public record Face(String name, @Nullable String photo) {}

    /// What it says. In JSON the field `type` tells which.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    public sealed interface Content {}

    @JsonTypeName("text")
    public record Text(String body) implements Content {}

    /// A question with answers to choose from. Whoever chooses one writes it.
    @JsonTypeName("choices")
    public record Choices(String body, List<String> options) implements Content {
        public Choices {
            options = List.copyOf(options);
        }
    }

    @JsonTypeName("image")
    public record Image(SharedFile file, @Nullable String caption) implements Content {}

    @JsonTypeName("audio")
    public record Audio(SharedFile file, @Nullable String caption) implements Content {}

    @JsonTypeName("video")
    public record Video(SharedFile file, @Nullable String caption) implements Content {}

    @JsonTypeName("document")
    public record Document(SharedFile file, @Nullable String caption) implements Content {}

    /// @param via the channel through which the conversation goes on, when it does
    @JsonTypeName("activity")
    public record Activity(Happening what, @Nullable ConnectionKind via) implements Content {}

    /// What a visitor is told of what happens on the other side.
    public enum Happening {
        @JsonProperty("joined")
        JOINED,
        @JsonProperty("left")
        LEFT,
        @JsonProperty("ended")
        ENDED,
        @JsonProperty("continued")
        CONTINUED
    }

    /// A file with addresses that open it for some hours.
    public record SharedFile(
            FileId id,
            String name,
            String mediaType,
            FileKind kind,
            long size,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Long durationMillis,
            boolean thumbnail,
            String url,
            @Nullable String thumbnailUrl) {}
}
