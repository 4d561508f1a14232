package app.prosa.conversation;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.file.FileView;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/// What a line of the timeline says. In JSON the field `type` tells which.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface MessageContent {

    /// Plain text, at most 10,000 characters, shown as text and never as markup.
    @JsonTypeName("text")
    record Text(String body) implements MessageContent {}

    @JsonTypeName("image")
    record Image(FileView file, @Nullable String caption) implements MessageContent {}

    @JsonTypeName("audio")
    record Audio(FileView file) implements MessageContent {}

    @JsonTypeName("video")
    record Video(FileView file, @Nullable String caption) implements MessageContent {}

    @JsonTypeName("document")
    record Document(FileView file, @Nullable String caption) implements MessageContent {}

    /// Something that happened to the conversation; its author is who did it.
    ///
    /// @param detail what else there is to say, such as the reason given
    /// @param to whom it went, for a transfer or an assignment
    @JsonTypeName("activity")
    record Activity(
            What what, @Nullable String detail, @Nullable Target to) implements MessageContent {}

    /// An agent, a department or an agent there, with the names that they had then.
    record Target(
            @Nullable AgentId agentId,
            @Nullable String agent,
            @Nullable DepartmentId departmentId,
            @Nullable String department) {}

    /// What can happen.
    enum What {
        @JsonProperty("opened")
        OPENED,
        @JsonProperty("accepted")
        ACCEPTED,
        @JsonProperty("taken")
        TAKEN,
        @JsonProperty("assigned")
        ASSIGNED,
        @JsonProperty("transferred")
        TRANSFERRED,
        @JsonProperty("moved")
        MOVED,
        @JsonProperty("returned")
        RETURNED,
        @JsonProperty("resolved")
        RESOLVED,
        @JsonProperty("reopened")
        REOPENED,
        @JsonProperty("ended")
        ENDED,
        @JsonProperty("blocked")
        BLOCKED,
        @JsonProperty("archived")
        ARCHIVED,
        @JsonProperty("unarchived")
        UNARCHIVED,
        @JsonProperty("helpers-changed")
        HELPERS_CHANGED,
        @JsonProperty("snoozed")
        SNOOZED,
        @JsonProperty("awake")
        AWAKE,
        @JsonProperty("cleared")
        CLEARED,
        @JsonProperty("deleted")
        DELETED,
        @JsonProperty("restored")
        RESTORED,
        @JsonProperty("undone")
        UNDONE,
        @JsonProperty("begun")
        BEGUN,
        @JsonProperty("demand-changed")
        DEMAND_CHANGED,
        @JsonProperty("prioritised")
        PRIORITISED
    }

    /// Content for an uploaded file, by the kind that its bytes have.
    static MessageContent of(FileView file, @Nullable String caption) {
        return switch (file.kind()) {
            case IMAGE -> new Image(file, caption);
            case AUDIO -> new Audio(file);
            case VIDEO -> new Video(file, caption);
            case DOCUMENT -> new Document(file, caption);
        };
    }

    static MessageContent activity(What what) {
        return new Activity(what, null, null);
    }

    /// The one line that stands for this content in a list: the text or caption, else empty or the file's name; the
    /// screen adds an icon for the type.
    default String preview() {
        var text = switch (this) {
            case Text(var body) -> body;
            case Image(var _, var caption) -> caption;
            case Audio _ -> "";
            case Video(var _, var caption) -> caption;
            case Document(var file, var caption) -> caption == null || caption.isBlank() ? file.name() : caption;
            case Activity _ -> "";
        };
        var line = text == null ? "" : text.strip().replaceAll("\\s+", " ");
        return line.length() <= 160 ? line : line.substring(0, 159) + "…";
    }

    /// The `type` of the JSON.
    default String type() {
        return switch (this) {
            case Text _ -> "text";
            case Image _ -> "image";
            case Audio _ -> "audio";
            case Video _ -> "video";
            case Document _ -> "document";
            case Activity _ -> "activity";
        };
    }
}
