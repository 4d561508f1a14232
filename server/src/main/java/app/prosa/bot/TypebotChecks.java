package app.prosa.bot;

import app.prosa.bot.typebot.Viewer;
import app.prosa.bot.typebot.Viewer.Outcome;
import app.prosa.sql.AccountId;
import app.prosa.web.Refusal;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Asks Typebot as a customer's first message would, so that what is wrong can be named.
@Component
class TypebotChecks {

    private final TypebotPlaces places;
    private final Viewer viewer;

    TypebotChecks(TypebotPlaces places, Viewer viewer) {
        this.places = places;
        this.viewer = viewer;
    }

    /// What is looked at, in this order.
    enum What {
        /// The address may be asked.
        @JsonProperty("address")
        ADDRESS,
        /// A viewer answers there.
        @JsonProperty("reachable")
        REACHABLE,
        /// It lets us in.
        @JsonProperty("allowed")
        ALLOWED,
        /// It has a typebot of this name.
        @JsonProperty("typebot")
        TYPEBOT,
        /// The typebot is open.
        @JsonProperty("open")
        OPEN,
        /// It says or asks something that customers can be told.
        @JsonProperty("answers")
        ANSWERS
    }

    /// One thing that was looked at.
    ///
    /// @param detail what the viewer said of it
    record Check(What what, boolean passed, @Nullable String detail) {}

    List<Check> of(AccountId account) {
        var place = places.of(account)
                .map(TypebotPlaces.Set::place)
                .orElseThrow(() -> new Refusal.Invalid("invalid", "Say where it is first.", Map.of("field", "viewer")));
        var known = Map.of("contactName", "Teste", "channel", "test", "inbox", "Prosa");
        return switch (viewer.start(place, null, known)) {
            case Outcome.Said(var _, var reply) -> {
                boolean answers = !reply.bubbles().isEmpty() || reply.asked() != null;
                yield until(What.ANSWERS, answers, null);
            }
            case Outcome.Forbidden _ -> until(What.ADDRESS, false, null);
            case Outcome.Failed(var detail, var _, var _) -> until(What.REACHABLE, false, detail);
            case Outcome.Lost(var detail) -> until(What.REACHABLE, false, detail);
            case Outcome.Gone(var detail) -> until(What.TYPEBOT, false, detail);
            case Outcome.Closed(var detail) -> until(What.OPEN, false, detail);
            case Outcome.Refused(var status, var detail) ->
                until(
                        status == 401 || status == 403 ? What.ALLOWED : What.REACHABLE,
                        false,
                        detail == null ? "HTTP " + status : detail);
        };
    }

    /// Everything before it passed.
    private static List<Check> until(What last, boolean passed, @Nullable String detail) {
        var checks = new ArrayList<Check>();
        for (var it : What.values()) {
            if (it == last) {
                checks.add(new Check(it, passed, detail));
                return checks;
            }
            checks.add(new Check(it, true, null));
        }
        return checks;
    }
}
