package app.prosa.channel.whatsapp;

import app.prosa.channel.ChannelAdapter.News;
import app.prosa.channel.Inbound;
import app.prosa.connection.Trouble;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What Meta's news of a number or of a company's account mean for sending.
final class Tidings {

    private Tidings() {}

    static @Nullable News of(Inbound.LineNews told) {
        var facts = told.facts();
        var event = Json.or(Json.text(facts, "event"), "").toUpperCase(Locale.ROOT);
        return switch (told.topic()) {
            case "account_update" -> account(event, told);
            case "account_error" -> {
                var code = Json.or(Json.text(facts, "code"), "");
                yield code.equals("131031") || code.equals("368")
                        ? trouble(Trouble.Kind.BLOCKED, Statuses.detail(facts), told)
                        : null;
            }
            default -> null;
        };
    }

    private static @Nullable News account(String event, Inbound.LineNews told) {
        var ban = told.facts().path("ban_info");
        var state = Json.or(Json.text(ban, "waba_ban_state"), "").toUpperCase(Locale.ROOT);
        if (state.equals("REINSTATE") || event.equals("ACCOUNT_RECONNECTED")) {
            return new News(null, true, null, told.head().at());
        }
        return switch (event) {
            case "DISABLED_UPDATE" -> state.equals("DISABLE") ? trouble(Trouble.Kind.BLOCKED, state, told) : null;
            case "ACCOUNT_RESTRICTION" -> trouble(Trouble.Kind.LIMITED, restriction(told), told);
            case "ACCOUNT_DELETED", "PARTNER_REMOVED", "ACCOUNT_OFFBOARDED" ->
                trouble(Trouble.Kind.UNAUTHORIZED, event, told);
            default -> null;
        };
    }

    private static @Nullable String restriction(Inbound.LineNews told) {
        var all = Json.all(told.facts(), "restriction_info");
        return all.isEmpty() ? null : Json.text(all.getFirst(), "restriction_type");
    }

    private static News trouble(Trouble.Kind kind, @Nullable String detail, Inbound.LineNews told) {
        return new News(kind, false, detail, told.head().at());
    }
}
