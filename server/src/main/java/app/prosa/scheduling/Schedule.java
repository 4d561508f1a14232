package app.prosa.scheduling;

import app.prosa.agent.AgentId;
import app.prosa.connection.ConnectionCard;
import app.prosa.contact.ContactId;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.ReplyRequest;
import app.prosa.file.FileView;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Agendamento: a message that goes out later.
///
/// @param author in whose name it goes
/// @param at when it goes
/// @param reason why it waits beyond its time or did not go, as a code; null when there is nothing
///     to say
/// @param text may be empty when there are files
/// @param fallback what goes instead where only a template gets through by then
/// @param endedAt when it was sent, failed or was cancelled
/// @param endedBy who cancelled it; null when nobody did
public record Schedule(
        ScheduleId id,
        ConversationId conversationId,
        Whom contact,
        ConnectionCard connection,
        AgentId author,
        Instant at,
        State state,
        @Nullable String reason,
        String text,
        List<Piece> files,
        @Nullable Fallback fallback,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable AgentId endedBy) {

    public Schedule {
        files = List.copyOf(files);
    }

    /// How far it got.
    public enum State {
        @JsonProperty("pending")
        PENDING,
        /// It is on its way: what comes of it the channel will tell.
        @JsonProperty("sending")
        SENDING,
        @JsonProperty("sent")
        SENT,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("cancelled")
        CANCELLED
    }

    /// To whom it goes.
    ///
    /// @param photo address of the photo, relative to the server, or null
    public record Whom(ContactId id, String name, @Nullable String photo) {}

    /// A file that goes with it.
    ///
    /// @param voice it was spoken for this message
    public record Piece(FileView file, boolean voice) {}

    /// A template, filled when it was chosen.
    ///
    /// @param body as the customer will read it
    public record Fallback(ReplyRequest.Template content, String name, String language, String body) {}
}
