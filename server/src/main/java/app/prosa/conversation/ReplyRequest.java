package app.prosa.conversation;

import app.prosa.file.FileId;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/// What an agent writes.
///
/// @param id made by the one who writes (UUIDv7): the same id twice is the same message
/// @param replyTo the message that this one answers
public record ReplyRequest(
        MessageId id, Kind kind, Content content, @Nullable MessageId replyTo) {

    /// For the customer, or for colleagues only.
    public enum Kind {
        @JsonProperty("reply")
        REPLY,
        @JsonProperty("note")
        NOTE
    }

    /// Text, or a file that was uploaded before. What the file is (image, audio, video, document) its bytes have
    /// decided;
    /// the type named here is not trusted.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Text.class, name = "text"),
        @JsonSubTypes.Type(
                value = Media.class,
                names = {"file", "image", "audio", "video", "document"})
    })
    public sealed interface Content {}

    @JsonTypeName("text")
    public record Text(String body) implements Content {}

    @JsonTypeName("file")
    public record Media(FileId file, @Nullable String caption) implements Content {}
}
