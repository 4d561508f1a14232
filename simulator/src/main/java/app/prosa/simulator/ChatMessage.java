package app.prosa.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One message as the phone shows it. `content` is in the provider's own shape, below the name of its type.
record ChatMessage(
        String id,
        boolean fromPerson,
        String type,
        JsonNode content,
        Instant at,
        @Nullable String replyTo,
        @Nullable String callbackData,
        Marks marks) {

    /// What happens to a message after it exists. `status` is how far the shop's own message came.
    record Marks(
            String status,
            @Nullable String error,
            @Nullable String personReaction,
            @Nullable String shopReaction,
            boolean edited,
            boolean deleted) {

        static final Marks NONE = new Marks("accepted", null, null, null, false, false);

        Marks reached(String newStatus, @Nullable String newError) {
            return new Marks(newStatus, newError, personReaction, shopReaction, edited, deleted);
        }

        Marks personReacted(@Nullable String emoji) {
            return new Marks(status, error, emoji, shopReaction, edited, deleted);
        }

        Marks shopReacted(@Nullable String emoji) {
            return new Marks(status, error, personReaction, emoji, edited, deleted);
        }
    }

    static ChatMessage ofPerson(String id, String type, JsonNode content, Instant at, @Nullable String replyTo) {
        return new ChatMessage(id, true, type, content, at, replyTo, null, Marks.NONE);
    }

    ChatMessage with(Marks newMarks) {
        return new ChatMessage(id, fromPerson, type, content, at, replyTo, callbackData, newMarks);
    }

    ChatMessage saying(JsonNode newContent) {
        return new ChatMessage(id, fromPerson, type, newContent, at, replyTo, callbackData, marks);
    }

    ChatMessage edited(String newType, JsonNode newContent) {
        var now = new Marks(marks.status, marks.error, marks.personReaction, marks.shopReaction, true, false);
        return new ChatMessage(id, fromPerson, newType, newContent, at, replyTo, callbackData, now);
    }

    ChatMessage deleted() {
        var now = new Marks(marks.status, marks.error, null, null, marks.edited, true);
        return new ChatMessage(id, fromPerson, type, content, at, replyTo, callbackData, now);
    }

    /// Only upwards, and a failure only as long as nothing arrived.
    boolean mayReach(String status) {
        return status.equals("failed") ? rank(marks.status) < rank("delivered") : rank(status) > rank(marks.status);
    }

    private static int rank(String status) {
        return switch (status) {
            case "sent" -> 1;
            case "delivered" -> 2;
            case "read" -> 3;
            case "played" -> 4;
            case "failed" -> 9;
            default -> 0;
        };
    }
}
