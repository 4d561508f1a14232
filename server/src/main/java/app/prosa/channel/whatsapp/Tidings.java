package app.prosa.channel.whatsapp;

import app.prosa.channel.ChannelAdapter.News;
import app.prosa.channel.Inbound;
import app.prosa.connection.Trouble;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What Meta's news of a number or of a company's account mean for sending.
final class Tidings {

    private static final Set<String> HARMLESS =
            Set.of("RESTRICTED_BIZ_INITIATED_MESSAGING", "RESTRICTED_ADD_PHONE_NUMBER_ACTION");

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
            case "ACCOUNT_RESTRICTION" -> restriction(told);
            case "ACCOUNT_DELETED", "PARTNER_REMOVED", "ACCOUNT_OFFBOARDED" ->
                trouble(Trouble.Kind.UNAUTHORIZED, event, told);
            default -> null;
        };
    }

    /// Who may only begin no conversations, or add no numbers, can answer customers all the same.
    private static @Nullable News restriction(Inbound.LineNews told) {
        var all = Json.all(told.facts(), "restriction_info").stream()
                .map(it -> Json.or(Json.text(it, "restriction_type"), ""))
                .filter(it -> !HARMLESS.contains(it))
                .toList();
        boolean says = !Json.all(told.facts(), "restriction_info").isEmpty();
        return says && all.isEmpty()
                ? null
                : trouble(Trouble.Kind.LIMITED, all.isEmpty() ? null : all.getFirst(), told);
    }

    private static News trouble(Trouble.Kind kind, @Nullable String detail, Inbound.LineNews told) {
        return new News(kind, false, detail, told.head().at());
    }
}
