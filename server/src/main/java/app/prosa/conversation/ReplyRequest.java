package app.prosa.conversation;

import app.prosa.file.FileId;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an agent writes.
///
/// @param id made by the one who writes (UUIDv7): the same id twice is the same message
/// @param replyTo the message that this one answers
/// @param pauseFlow whether a flow that is under way stands still when this answer accepts the conversation, where the
/// account leaves that to the agent; null: it does
public record ReplyRequest(
        MessageId id,
        Kind kind,
        Content content,
        @Nullable MessageId replyTo,
        @Nullable Boolean pauseFlow) {

    public ReplyRequest(MessageId id, Kind kind, Content content) {
        this(id, kind, content, null, null);
    }

    /// For the customer, or for colleagues only.
    public enum Kind {
        @JsonProperty("reply")
        REPLY,
        @JsonProperty("note")
        NOTE
    }

    /// Text, or a file that was uploaded before. What the file is (image, audio, video, document) its bytes have
    /// decided; the type named here is not trusted.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Text.class, name = "text"),
        @JsonSubTypes.Type(
                value = Media.class,
                names = {"file", "image", "audio", "video", "document"}),
        @JsonSubTypes.Type(value = Location.class, name = "location"),
        @JsonSubTypes.Type(value = Contacts.class, name = "contacts"),
        @JsonSubTypes.Type(value = Interactive.class, name = "interactive"),
        @JsonSubTypes.Type(value = Template.class, name = "template")
    })
    public sealed interface Content {}

    @JsonTypeName("text")
    public record Text(String body) implements Content {}

    /// @param voice a sound that was spoken for this message, and is no music
    @JsonTypeName("file")
    public record Media(
            FileId file, @Nullable String caption, @Nullable Boolean voice) implements Content {}

    /// A place, in degrees.
    @JsonTypeName("location")
    public record Location(
            double latitude,
            double longitude,
            @Nullable String name,
            @Nullable String address) implements Content {}

    /// Cards of people, to be passed on.
    @JsonTypeName("contacts")
    public record Contacts(List<Card> cards) implements Content {
        public Contacts {
            cards = List.copyOf(cards);
        }
    }

    public record Card(
            String name,
            List<String> phones,
            List<String> emails,
            @Nullable String company) {
        public Card {
            phones = List.copyOf(phones);
            emails = List.copyOf(emails);
        }
    }

    /// Text with what the customer may choose: buttons, or a list behind a button of its own.
    ///
    /// @param button the words that open the list; without them the choices are buttons themselves
    @JsonTypeName("interactive")
    public record Interactive(
            String body,
            @Nullable String header,
            @Nullable String footer,
            @Nullable String button,
            List<Option> choices)
            implements Content {
        public Interactive {
            choices = List.copyOf(choices);
        }
    }

    public record Option(String title, @Nullable String description) {}

    /// Words that the channel approved beforehand.
    ///
    /// @param values what fills the blanks, by their keys
    /// @param file an uploaded one, for a header that takes one
    /// @param place for a header that shows one
    @JsonTypeName("template")
    public record Template(
            UUID template,
            Map<String, String> values,
            @Nullable FileId file,
            @Nullable Place place) implements Content {
        public Template {
            values = Map.copyOf(values);
        }
    }

    /// Somewhere to go.
    public record Place(double latitude, double longitude, String name, String address) {}
}
