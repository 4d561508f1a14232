package app.prosa.channel.whatsapp;

import app.prosa.channel.Inbound;
import app.prosa.channel.Inbound.Party;
import app.prosa.conversation.CallState;
import app.prosa.conversation.Direction;
import app.prosa.conversation.MessageContent.Call;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One element of `calls`, or a status of a call: what became of a call until then.
final class Called {

    /// The part that says how to reach the other end, with what opens it.
    static final String KEYS = "session";

    private static final long LONGEST_SECONDS = 7 * 24 * 3_600;

    private final People people;
    private final JsonNode value;
    private final JsonNode told;

    /// @param value the change around it
    Called(People people, JsonNode value, JsonNode told) {
        this.people = people;
        this.value = value;
        this.told = told;
    }

    static boolean isOfCall(JsonNode status) {
        return "call".equals(Json.text(status, "type"));
    }

    /// It begins to ring, or is over.
    ///
    /// @param beside what Meta says is wrong, beside it
    Inbound event(@Nullable JsonNode beside) {
        var id = Json.must(told, "id");
        var event = Json.must(told, "event").toLowerCase(Locale.ROOT);
        var number = Json.text(told, "from");
        boolean toCustomer =
                "BUSINESS_INITIATED".equalsIgnoreCase(Json.or(Json.text(told, "direction"), "")) || people.isUs(number);
        var with = toCustomer ? party("to", "to_user_id") : party("from", "from_user_id");
        var head = head(id, event, with);
        var error = Json.all(told, "errors").stream().findFirst().orElse(beside);
        return switch (event) {
            case "connect" -> called(head, with, toCustomer, new Call(CallState.RINGING, null, null));
            case "terminate" -> called(head, with, toCustomer, over(toCustomer, error));
            default -> new Inbound.Ignored(head, "call-" + event);
        };
    }

    private Inbound called(Inbound.Head head, Party with, boolean toCustomer, Call call) {
        return new Inbound.Called(head, with, toCustomer ? Direction.OUT : Direction.IN, call, told.has(KEYS));
    }

    /// How far a call to a customer got.
    Inbound status() {
        var id = Json.must(told, "id");
        var status = Json.must(told, "status").toLowerCase(Locale.ROOT);
        var with = party("recipient_id", "recipient_user_id");
        var head = head(id, status, with);
        return switch (status) {
            case "ringing" -> called(head, with, true, new Call(CallState.RINGING, null, null));
            case "accepted" -> called(head, with, true, new Call(CallState.ANSWERED, null, null));
            case "rejected" -> called(head, with, true, new Call(CallState.REFUSED, null, null));
            default -> new Inbound.Ignored(head, "call-" + status);
        };
    }

    /// Nobody spoke in a call without a length. When it is the customer's they did not reach us, whatever Meta calls
    /// that.
    private Call over(boolean toCustomer, @Nullable JsonNode error) {
        var seconds = seconds();
        if (seconds != null) {
            return new Call(CallState.ENDED, seconds, null);
        }
        boolean failed = "FAILED".equalsIgnoreCase(Json.or(Json.text(told, "status"), ""));
        if (error != null || (failed && toCustomer)) {
            return new Call(CallState.FAILED, null, error == null ? null : code(error));
        }
        return new Call(CallState.MISSED, null, null);
    }

    private static @Nullable String code(JsonNode error) {
        var code = Json.text(error, "code");
        return code == null ? null : Content.clean(code);
    }

    private @Nullable Integer seconds() {
        var said = Json.text(told, "duration");
        var start = Json.time(told, "start_time");
        var end = Json.time(told, "end_time");
        long seconds = said != null && said.matches("[0-9]{1,9}")
                ? Long.parseLong(said)
                : start != null && end != null ? end.getEpochSecond() - start.getEpochSecond() : 0;
        return seconds > 0 && seconds <= LONGEST_SECONDS ? (int) seconds : null;
    }

    private Inbound.Head head(String id, String what, Party with) {
        var address = with.phone() == null ? with.names().getFirst().value() : People.digits(with.phone());
        return new Inbound.Head("call:" + id + ":" + what, people.line(), id, address, Json.time(told, "timestamp"));
    }

    /// The customer; by the one card beside the call, where it does not name them itself.
    private Party party(String number, String user) {
        var digits = Json.text(told, number);
        var id = Json.text(told, user);
        var cards = Json.all(value, "contacts");
        if (digits == null && id == null && cards.size() == 1) {
            return people.party(Json.text(cards.getFirst(), "wa_id"), Json.text(cards.getFirst(), "user_id"), null);
        }
        return people.party(digits, id, null);
    }
}
