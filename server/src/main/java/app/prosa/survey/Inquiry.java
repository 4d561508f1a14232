package app.prosa.survey;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.connection.ConnectionCard;
import app.prosa.contact.ContactId;
import app.prosa.conversation.ConversationId;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One sending of a survey, and what came of it.
///
/// @param name what the survey was called then
/// @param question as it was asked
/// @param protocol of the service that it is about; empty when it has none
/// @param agent who is evaluated: the last who had the service
/// @param askedBy who sent it; null: it went out by itself
/// @param reason why it did not go, as a code
public record Inquiry(
        InquiryId id,
        String name,
        Scale kind,
        String question,
        ConversationId conversationId,
        Whom contact,
        ConnectionCard connection,
        long ticket,
        String protocol,
        @Nullable AgentId agent,
        @Nullable DepartmentId department,
        @Nullable AgentId askedBy,
        State state,
        @Nullable String reason,
        @Nullable Integer score,
        @Nullable String comment,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable Instant answeredAt,
        @Nullable Instant expiresAt) {

    /// Who is asked.
    ///
    /// @param photo address of the photo, relative to the server, or null
    public record Whom(ContactId id, String name, @Nullable String photo) {}

    /// How far it got.
    public enum State {
        /// It goes out in a moment.
        @JsonProperty("pending")
        PENDING,
        /// An answer is awaited.
        @JsonProperty("open")
        OPEN,
        @JsonProperty("answered")
        ANSWERED,
        @JsonProperty("expired")
        EXPIRED,
        @JsonProperty("failed")
        FAILED
    }
}
