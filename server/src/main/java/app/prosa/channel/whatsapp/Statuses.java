package app.prosa.channel.whatsapp;

import app.prosa.channel.Inbound;
import app.prosa.conversation.Message;
import app.prosa.conversation.Status;
import app.prosa.web.OutsideText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What Meta says of messages of ours.
final class Statuses {

    private Statuses() {}

    static Inbound read(@Nullable String line, JsonNode told) {
        var id = Json.must(told, "id");
        var said = Json.must(told, "status").toLowerCase(Locale.ROOT);
        var kind = Json.or(Json.text(told, "type"), "message");
        if (kind.equals("payment")) {
            // How the payment stands that a message asked for: a failed one is no message that failed.
            return new Inbound.Ignored(head(line, told, id, "payment:" + id + ":" + said), "payment-" + said);
        }
        var head = head(line, told, id, "status:" + id + ":" + said);
        return switch (said) {
            case "sent", "accepted" -> moved(head, told, Status.SENT);
            case "delivered" -> moved(head, told, Status.DELIVERED);
            case "read" -> moved(head, told, Status.READ);
            case "played" -> moved(head, told, Status.PLAYED);
            case "failed" ->
                new Inbound.Moved(head, Json.text(told, "biz_opaque_callback_data"), Status.FAILED, failure(told));
            default -> new Inbound.Ignored(head, "status-" + said);
        };
    }

    private static Inbound.Head head(@Nullable String line, JsonNode told, String id, String key) {
        var participant = Json.text(told, "recipient_participant_id");
        var user = Json.text(told, "recipient_user_id");
        var address = Json.or(Json.text(told, "recipient_id"), Json.or(user, ""));
        return new Inbound.Head(
                participant == null ? key : key + ":" + participant,
                line,
                id,
                address.isEmpty() ? null : address,
                Json.time(told, "timestamp"));
    }

    private static Inbound moved(Inbound.Head head, JsonNode told, Status status) {
        return new Inbound.Moved(head, Json.text(told, "biz_opaque_callback_data"), status, null);
    }

    private static Message.Failure failure(JsonNode told) {
        var errors = Json.all(told, "errors");
        if (errors.isEmpty()) {
            return new Message.Failure("unknown", null);
        }
        var error = errors.getFirst();
        return new Message.Failure(OutsideText.line(Json.or(Json.text(error, "code"), "unknown"), 50), detail(error));
    }

    /// The most that an error says of itself.
    static @Nullable String detail(JsonNode error) {
        var said = said(error);
        return said == null ? null : Content.clean(said);
    }

    private static @Nullable String said(JsonNode error) {
        var details = Json.text(error.path("error_data"), "details");
        if (details != null) {
            return details;
        }
        var toPeople = Json.text(error, "error_user_msg");
        if (toPeople != null) {
            return toPeople;
        }
        var message = Json.text(error, "message");
        return message == null ? Json.text(error, "title") : message;
    }
}
