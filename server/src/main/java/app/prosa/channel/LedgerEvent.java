package app.prosa.channel;

import app.prosa.connection.ConnectionId;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.MessageId;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One event that a provider told, and what became of it.
///
/// @param seq its place in the order in which they came
/// @param connectionId the connection that it is for
/// @param kind what it is, in our words, such as `message` or `status`
/// @param externalId the provider's id of the message that it is or is about
/// @param address whom it is about
/// @param happenedAt by the provider's clock
/// @param reason why it was discarded, or the error that killed it
/// @param settledAt when it became what it is
public record LedgerEvent(
        UUID id,
        long seq,
        UUID ledgerId,
        ConnectionId connectionId,
        String key,
        String kind,
        @Nullable String externalId,
        @Nullable String address,
        @Nullable Instant happenedAt,
        Instant receivedAt,
        Outcome outcome,
        @Nullable String reason,
        @Nullable MessageId messageId,
        @Nullable ConversationId conversationId,
        @Nullable Instant settledAt) {

    static final String SELECT = """
            select event.id, event.seq, event.ledger_id, event.connection_id, event.key, event.kind, event.external_id,
                event.address, event.happened_at, event.received_at, event.outcome, event.reason, event.message_id,
                event.conversation_id, event.settled_at
            from ledger_event as event
            """;

    /// What can become of an event.
    public enum Outcome {
        /// It waits for its turn.
        @JsonProperty("pending")
        PENDING,
        /// It is about something that has not come yet, and waits for it.
        @JsonProperty("parked")
        PARKED,
        /// It is a message, or changed one.
        @JsonProperty("message")
        MESSAGE,
        /// It told how far a message of ours got.
        @JsonProperty("status")
        STATUS,
        /// It told something about the number, a template or a customer.
        @JsonProperty("news")
        NEWS,
        /// It was told before.
        @JsonProperty("duplicate")
        DUPLICATE,
        /// It is nothing for an inbox; `reason` says why.
        @JsonProperty("discarded")
        DISCARDED,
        /// It could not be read or stored; `reason` is the error. It can be tried again.
        @JsonProperty("dead")
        DEAD
    }
}
